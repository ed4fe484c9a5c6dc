package dev.tidemark.quickstart.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.drift.embed.DefaultSpace;
import dev.tidemark.proto.event.v1.Application;
import dev.tidemark.proto.event.v1.Clock;
import dev.tidemark.proto.event.v1.Deployment;
import dev.tidemark.proto.event.v1.Policy;
import dev.tidemark.proto.event.v1.RolloutStep;
import dev.tidemark.quickstart.drift.DriftApi;
import dev.tidemark.quickstart.drift.EmbedClient;
import dev.tidemark.quickstart.drift.EmbedClient.Embedded;
import dev.tidemark.quickstart.gateway.GatewayClient;
import dev.tidemark.quickstart.gateway.Times;
import dev.tidemark.quickstart.launch.Narrator;
import dev.tidemark.quickstart.simulate.DemoWorld;
import dev.tidemark.quickstart.simulate.Scenario;
import dev.tidemark.quickstart.simulate.TrafficSimulator;
import dev.tidemark.quickstart.state.Secrets;
import dev.tidemark.stats.feature.FeatureMap;
import dev.tidemark.stats.feature.FeatureSpace;
import dev.tidemark.stats.simulate.world.Rollout;
import dev.tidemark.stats.simulate.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Plays the demo's world through a running instance and tells what the services find. */
public final class DemoStory {
  private static final String APPLICATION = "demo-assistant";
  private static final int WEEK = 7;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Narrator narrator;
  private final Secrets secrets;
  private final int ingestPort;
  private final int driftPort;
  private final DriftApi drift;
  private final Scenario scenario = Scenario.demo();
  private final DemoOptions options;

  /** A story told on the services at these ports. */
  public DemoStory(
      DemoOptions options, Secrets secrets, int ingestPort, int driftPort, Narrator narrator) {
    this.options = options;
    this.secrets = secrets;
    this.ingestPort = ingestPort;
    this.driftPort = driftPort;
    this.narrator = narrator;
    this.drift = new DriftApi(driftPort, secrets);
  }

  /** Tells it from the first day to the end. */
  public void tell() throws InterruptedException {
    try (GatewayClient client = new GatewayClient(ingestPort, secrets, Duration.ofMinutes(1))) {
      client.put(application());
      SaltedBlocks blocks =
          new SaltedBlocks(client.samplingPolicy(APPLICATION).getSalt().toByteArray());
      IntUnaryOperator blockOf = user -> blocks.of(scenario.user(user));
      TrafficSimulator simulator = DemoWorld.traffic(options.seed(), blockOf, DemoWorld.PLANTED);
      DemoTraffic traffic = new DemoTraffic(APPLICATION, client, drift, options.day());
      begin();
      traffic.play(simulator, day -> after(day, traffic, client));
      conclude(traffic, new World(DemoWorld.config(options.seed()), blockOf));
    }
  }

  private void begin() {
    narrator.say("");
    narrator.say(
        "An assistant with %d users: %d days of traffic in about %d minutes."
            .formatted(
                DemoWorld.USERS,
                DemoWorld.DAYS,
                Math.max(
                    1, options.day().multipliedBy(DemoWorld.DAYS).plusSeconds(30).toMinutes())));
    narrator.say("Politeness and topics drift on their own, for everybody, from the first day on.");
  }

  private void after(int day, DemoTraffic traffic, GatewayClient client) {
    int played = day + 1;
    if (played == DemoWorld.DEPLOYMENT_DAY - 1) {
      client.announce(APPLICATION, deployment());
      tell(
          played,
          "announced: tomorrow %s answers half of the user blocks, drawn at random"
              .formatted(scenario.newVersion()));
    } else if (played == DemoWorld.DEPLOYMENT_DAY + 1) {
      tell(played, scenario.newVersion() + " is out; half of its users will come to ask for JSON");
    }
    if (played % WEEK == 0) {
      tell(
          played,
          "%,d interactions sent, %,d sampled"
              .formatted(traffic.tally().received(), traffic.tally().sampled()));
      if (played > WEEK) {
        drift.shift(APPLICATION).ifPresent(report -> tellSentence("Distance", report));
      }
      if (played > DemoWorld.DEPLOYMENT_DAY) {
        drift
            .adaptation(APPLICATION, scenario.newVersion())
            .ifPresent(report -> tellSentence("Adaptation", report));
      }
    }
  }

  private void conclude(DemoTraffic traffic, World world) throws InterruptedException {
    tell(DemoWorld.DAYS, "end of the stream; waiting until the last day is closed");
    if (!traffic.awaitCounted(PATIENCE)) {
      narrator.say("  drift has not counted everything yet; what follows is preliminary");
    }
    narrator.say("");
    drift
        .application(APPLICATION)
        .ifPresent(seen -> narrator.say("  Counts      " + counts(seen.path("counts"))));
    drift.shift(APPLICATION).ifPresent(report -> tellSentence("Distance", report));
    drift
        .adaptation(APPLICATION, scenario.newVersion())
        .ifPresentOrElse(
            report -> {
              tellSentence("Adaptation", report);
              tellTruth(report, world);
            },
            () -> narrator.say("  drift gives no adaptation report"));
    narrator.say("");
    narrator.say("The story is over; the console stays at " + drift.consoleLink());
    narrator.say("Ctrl-C ends everything.");
  }

  private void tellTruth(JsonNode report, World world) {
    double truth;
    try (EmbedClient embedder = new EmbedClient(driftPort, secrets)) {
      truth = new TrueEffect(world).size(embedder, new PanelMap()::of);
    }
    JsonNode size = report.path("withinTopic");
    String estimate =
        size.path("status").asText().equals("OK")
            ? String.format(
                Locale.ROOT,
                "estimated %.4f (%.0f %% interval %.4f to %.4f)",
                root(size, "value"),
                100 * size.path("level").asDouble(),
                root(size, "low"),
                root(size, "high"))
            : "not estimated: " + size.path("reason").asText();
    narrator.say(
        String.format(
            Locale.ROOT,
            "  Size        %s; the simulator planted %.4f, told by common random numbers",
            estimate,
            truth));
  }

  private static double root(JsonNode estimate, String field) {
    return Math.sqrt(Math.max(0, estimate.path(field).asDouble()));
  }

  private void tell(int day, String what) {
    narrator.say("Day %-3d %s".formatted(day, what));
  }

  private void tellSentence(String subject, JsonNode report) {
    String sentence = report.path("sentence").asText("");
    if (!sentence.isEmpty()) {
      narrator.say("  %-11s %s".formatted(subject, sentence));
    }
  }

  private static String counts(JsonNode counts) {
    return "%,d received = %,d sampled + %,d unsampled + %,d rejected; %,d counted"
        .formatted(
            counts.path("received").asLong(),
            counts.path("sampled").asLong(),
            counts.path("unsampled").asLong(),
            counts.path("rejected").asLong(),
            counts.path("counted").asLong());
  }

  private Deployment deployment() {
    Instant start = scenario.instant(DemoWorld.DEPLOYMENT_DAY, 0);
    return Deployment.newBuilder()
        .setId(scenario.newVersion())
        .setModel(scenario.model())
        .setModelVersion(scenario.newVersion())
        .setStart(Times.of(start))
        .addRollout(
            RolloutStep.newBuilder().setStart(Times.of(start)).addAllBlocks(exposedBlocks()))
        .setRandomised(true)
        .setDescription("A new version for half of the user blocks")
        .build();
  }

  private List<Integer> exposedBlocks() {
    Rollout rollout = DemoWorld.config(options.seed()).rollout();
    return IntStream.range(0, Rollout.BLOCKS)
        .filter(block -> rollout.startDay(block) != Rollout.NEVER)
        .boxed()
        .toList();
  }

  private static Application application() {
    return Application.newBuilder()
        .setId(APPLICATION)
        .setClock(Clock.CLOCK_EVENT)
        .setTimeZone("UTC")
        .setPolicy(Policy.newBuilder().setCoreProbability(1).setPanelProbability(1))
        .build();
  }

  /** The panel's feature map of the embedder that answers, built once. */
  private static final class PanelMap {
    private final Map<String, FeatureMap> maps = new HashMap<>();

    FeatureMap of(Embedded embedded) {
      return maps.computeIfAbsent(
          embedded.embedder(),
          id -> FeatureSpace.of(id, embedded.dimension(), DefaultSpace.MEDIAN_DISTANCE, 1).panel());
    }
  }
}
