package dev.tidemark.quickstart.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.quickstart.drift.DriftApi;
import dev.tidemark.quickstart.drift.EmbedClient;
import dev.tidemark.quickstart.evalset.EvalsetClient;
import dev.tidemark.quickstart.gateway.GatewayClient;
import dev.tidemark.quickstart.launch.Narrator;
import dev.tidemark.quickstart.process.TidemarkService;
import dev.tidemark.quickstart.shadow.ShadowClient;
import dev.tidemark.quickstart.simulate.DemoWorld;
import dev.tidemark.quickstart.simulate.Scenario;
import dev.tidemark.quickstart.state.Secrets;
import dev.tidemark.stats.simulate.world.World;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;

/** Plays the demo's world through a running instance and tells what the services find. */
public final class DemoStory implements AutoCloseable {
  private static final String APPLICATION = DemoPlan.APPLICATION;
  private static final int WEEK = 7;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final DemoOptions options;
  private final Narrator narrator;
  private final Scenario scenario = Scenario.demo();
  private final DemoPlan plan;
  private final GatewayClient client;
  private final ShadowClient shadow;
  private final EvalsetClient evalset;
  private final EmbedClient embedder;
  private final DriftApi drift;
  private final DemoTraffic traffic;
  private final DemoCandidates candidates;
  private final DemoVersions versions;

  /**
   * A story told on running services.
   *
   * @param ports where they listen on this machine
   */
  public DemoStory(
      DemoOptions options,
      Secrets secrets,
      ToIntFunction<TidemarkService> ports,
      Narrator narrator) {
    this.options = options;
    this.narrator = narrator;
    plan = new DemoPlan(scenario, options.seed());
    client = new GatewayClient(ports.applyAsInt(TidemarkService.INGEST), secrets, PATIENCE);
    shadow = new ShadowClient(ports.applyAsInt(TidemarkService.SHADOW), secrets, PATIENCE);
    evalset = new EvalsetClient(ports.applyAsInt(TidemarkService.EVALSET), secrets, PATIENCE);
    embedder = new EmbedClient(ports.applyAsInt(TidemarkService.DRIFT), secrets);
    drift = new DriftApi(ports.applyAsInt(TidemarkService.DRIFT), secrets);
    traffic = new DemoTraffic(APPLICATION, client, drift, options.day());
    candidates = new DemoCandidates(shadow, APPLICATION, narrator);
    versions = new DemoVersions(evalset, APPLICATION, narrator);
  }

  /** Tells it from the first day to the end. */
  public void tell() throws InterruptedException {
    client.put(DemoPlan.application());
    candidates.register(options.models());
    byte[] salt = client.samplingPolicy(APPLICATION).getSalt().toByteArray();
    SaltedBlocks blocks = new SaltedBlocks(salt);
    IntUnaryOperator blockOf = user -> blocks.of(scenario.user(user));
    begin();
    traffic.play(DemoWorld.traffic(options.seed(), blockOf, DemoWorld.PLANTED), this::after);
    conclude(new World(DemoWorld.config(options.seed()), blockOf));
  }

  @Override
  public void close() {
    client.close();
    shadow.close();
    evalset.close();
    embedder.close();
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
    narrator.say("Three candidates answer a sample of the same prompts, and a judge compares.");
  }

  private void after(int day) {
    int played = day + 1;
    if (played == DemoWorld.DEPLOYMENT_DAY - 1) {
      client.announce(APPLICATION, plan.deployment());
      tell(
          played,
          "announced: tomorrow %s answers half of the user blocks, drawn at random"
              .formatted(scenario.newVersion()));
    } else if (played == DemoWorld.DEPLOYMENT_DAY + 1) {
      tell(played, scenario.newVersion() + " is out; half of its users will come to ask for JSON");
    }
    if (played % WEEK == 0) {
      tellWeek(played);
    }
  }

  private void tellWeek(int played) {
    tell(
        played,
        "%,d interactions sent, %,d sampled"
            .formatted(traffic.tally().received(), traffic.tally().sampled()));
    versions.tellNew();
    if (played > WEEK) {
      drift.shift(APPLICATION).ifPresent(report -> tellSentence("Distance", report));
    }
    if (played > DemoWorld.DEPLOYMENT_DAY) {
      drift
          .adaptation(APPLICATION, scenario.newVersion())
          .ifPresent(report -> tellSentence("Adaptation", report));
    }
  }

  private void conclude(World world) throws InterruptedException {
    tell(DemoWorld.DAYS, "end of the stream; waiting until the last day is closed");
    awaitAll();
    tellFindings(world);
    narrator.say("");
    narrator.say("The story is over; the console stays at " + drift.consoleLink());
    narrator.say("Ctrl-C ends everything.");
  }

  private void awaitAll() throws InterruptedException {
    if (!traffic.awaitCounted(PATIENCE)) {
      narrator.say("  drift has not counted everything yet; what follows is preliminary");
    }
    if (!candidates.awaitVerdicts(PATIENCE)) {
      narrator.say("  not everything is in the verdicts yet; what follows is preliminary");
    }
    long deployment = epochDay(DemoWorld.DEPLOYMENT_DAY);
    if (!versions.awaitCuts(deployment, epochDay(DemoWorld.DAYS - WEEK), PATIENCE)) {
      narrator.say("  not every week has been cut yet; what follows is preliminary");
    }
  }

  private long epochDay(int day) {
    return TimeUnit.SECONDS.toDays(scenario.instant(day, 0).getEpochSecond());
  }

  private void tellFindings(World world) {
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
              new DemoTruth(world).tell(report, embedder, narrator);
            },
            () -> narrator.say("  drift gives no adaptation report"));
    new DemoQuality(scenario, traffic.planted()).tell(shadow.quality(APPLICATION), narrator);
    candidates.tell();
    versions.tellNew();
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
}
