package dev.tidemark.quickstart.endtoend;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.proto.evalset.v1.Version;
import dev.tidemark.proto.ingest.v1.IngestServiceGrpc;
import dev.tidemark.proto.ingest.v1.RecordInteractionsRequest;
import dev.tidemark.proto.shadow.v1.ArmCount;
import dev.tidemark.proto.shadow.v1.Candidate;
import dev.tidemark.proto.shadow.v1.ScoreStatus;
import dev.tidemark.quickstart.demo.DemoCandidates;
import dev.tidemark.quickstart.drift.DriftApi;
import dev.tidemark.quickstart.endtoend.OtlpSpan.Context;
import dev.tidemark.quickstart.evalset.EvalsetClient;
import dev.tidemark.quickstart.gateway.Channels;
import dev.tidemark.quickstart.gateway.GatewayClient;
import dev.tidemark.quickstart.gateway.Tally;
import dev.tidemark.quickstart.launch.LaunchPlan;
import dev.tidemark.quickstart.launch.Narrator;
import dev.tidemark.quickstart.launch.RunningTidemark;
import dev.tidemark.quickstart.model.ModelServer;
import dev.tidemark.quickstart.process.FreePorts;
import dev.tidemark.quickstart.process.Health;
import dev.tidemark.quickstart.process.ServicePorts;
import dev.tidemark.quickstart.process.ServiceProcess;
import dev.tidemark.quickstart.process.TidemarkService;
import dev.tidemark.quickstart.replay.Replay;
import dev.tidemark.quickstart.shadow.ShadowClient;
import dev.tidemark.quickstart.stack.ServerPorts;
import dev.tidemark.quickstart.state.Role;
import dev.tidemark.quickstart.state.Secrets;
import dev.tidemark.quickstart.state.StateDirectory;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The four services as processes on an embedded stack, as {@code ./tidemark up} starts them. */
@TestInstance(Lifecycle.PER_CLASS)
class EndToEndIT {
  private static final Duration READY = Duration.ofMinutes(2);
  private static final Duration SETTLED = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int PROMPTS = 300;
  private static final List<String> ARMS = List.of("better", "equal");
  private static final ScoreStatus SCORED = ScoreStatus.SCORE_STATUS_SCORED;
  private static final List<String> READERS =
      List.of("drift-service", "shadow-service", "evalset-service");

  private final SpanCollector spans = new SpanCollector();
  private final ModelServer models = new ModelServer(0, DemoCandidates.models());
  private final Health health = new Health();
  private final LaunchPlan plan;
  private final Secrets secrets;
  private final RunningTidemark running;
  private final GatewayClient client;
  private final ShadowClient shadow;
  private final EvalsetClient evalset;
  private final DriftApi drift;
  private final Kubelet kubelet;
  private List<ServiceProcess> replicas = List.of();

  EndToEndIT(@TempDir Path directory) throws InterruptedException {
    StateDirectory state = new StateDirectory(directory.resolve("state"));
    state.create();
    plan = plan(state);
    secrets = new Secrets(state);
    secrets.create();
    running = new RunningTidemark(plan, new Narrator(System.out));
    client = new GatewayClient(port(TidemarkService.INGEST), secrets, PATIENCE);
    shadow = new ShadowClient(port(TidemarkService.SHADOW), secrets, PATIENCE);
    evalset = new EvalsetClient(port(TidemarkService.EVALSET), secrets, PATIENCE);
    drift = new DriftApi(port(TidemarkService.DRIFT), secrets);
    kubelet = new Kubelet(plan);
  }

  /** The replicas, which are killed, start beside the first tests. */
  @BeforeAll
  void start() throws InterruptedException {
    running.start();
    replicas =
        List.of(
            add("drift-2", TidemarkService.DRIFT),
            add("evalset-2", TidemarkService.EVALSET),
            add("evalset-3", TidemarkService.EVALSET));
  }

  private ServiceProcess add(String name, TidemarkService service) {
    return running.add(name, service, FreePorts.pair());
  }

  @AfterAll
  void stop() {
    client.close();
    shadow.close();
    evalset.close();
    running.close();
    models.close();
    spans.close();
  }

  @Test
  void countsScoresAndCutsOnceThroughKillsAndARebalance(@TempDir Path files) throws Exception {
    // Given
    client.put(Load.application("kills", .5));
    client.put(Load.application("scored", 1));
    ARMS.forEach(arm -> shadow.register("scored", candidate(arm)));
    for (ServiceProcess replica : replicas) {
      replica.awaitReady(health, READY);
    }
    Load load = Load.start(client, "kills");
    play("scored", files);
    await().atMost(SETTLED).until(() -> rows(ARMS.getFirst(), SCORED) > 0);
    // When
    killAndRestart(
        TidemarkService.SHADOW,
        TidemarkService.EVALSET,
        TidemarkService.INGEST,
        TidemarkService.DRIFT);
    for (ServiceProcess replica : replicas) {
      replica.kill();
    }
    Tally offered = load.stop();
    // Then
    requireCounts("kills", offered);
    requireEveryReplayOnEveryArm();
    requireOneVersionAWeek();
  }

  @Test
  void losesAndRepeatsNothingInARollingRestart() throws Exception {
    // Given
    client.put(Load.application("rolled", .5));
    Load load = Load.start(client, "rolled");
    // When
    ServiceProcess second = add("drift-3", TidemarkService.DRIFT);
    stopAndRestart(TidemarkService.INGEST, TidemarkService.SHADOW, TidemarkService.EVALSET);
    second.awaitReady(health, READY);
    stopAndRestart(TidemarkService.DRIFT);
    kubelet.stop(second);
    Tally offered = load.stop();
    // Then
    requireCounts("rolled", offered);
    await()
        .atMost(SETTLED)
        .untilAsserted(() -> assertThat(Duplicates.behind("rolled", plan.servers())).isEmpty());
    assertThat(Duplicates.of("rolled", plan.servers()))
        .containsKeys("drift-enrich", "drift-analyse", "drift-traffic")
        .containsKeys("shadow-embedded", "evalset-embedded")
        .allSatisfy((stream, repeated) -> assertThat(repeated).as(stream).isZero());
  }

  @Test
  void answersWhatKubernetesAsks() throws Exception {
    kubelet.requireProbes();
    kubelet.requireMetrics();
  }

  @Test
  void changesNoResultWhenAFileIsPlayedAgain(@TempDir Path files) throws Exception {
    assertThat(play("replayed", files)).isTrue();
    await().atMost(SETTLED).until(() -> count("replayed", "counted") == PROMPTS);
    await().atMost(SETTLED).until(this::hasVersionWithItems);
    JsonNode once = results("replayed");
    play("replayed", files);
    // What comes again after its day has closed is late, before that a duplicate.
    await()
        .atMost(SETTLED)
        .until(() -> count("replayed", "duplicates") + count("replayed", "late") >= PROMPTS);
    assertThat(results("replayed")).isEqualTo(once);
  }

  @Test
  void followsOneTraceThroughAllServices() throws Exception {
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    client.put(Load.application("traced", 1));
    Metadata headers = new Metadata();
    headers.put(
        Metadata.Key.of("traceparent", Metadata.ASCII_STRING_MARSHALLER),
        "00-" + trace + "-00f067aa0ba902b7-01");
    ManagedChannel channel = Channels.local(port(TidemarkService.INGEST));
    try {
      var answer =
          IngestServiceGrpc.newBlockingStub(
                  Channels.withToken(channel, secrets.token(Role.GATEWAY)))
              .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
              .recordInteractions(
                  RecordInteractionsRequest.newBuilder()
                      .setApplication("traced")
                      .setBatchId("one")
                      .addItems(Load.item(1))
                      .build());
      assertThat(answer.getResultsList()).hasSize(1);
      await()
          .atMost(SETTLED)
          .untilAsserted(
              () -> {
                Set<Context> sent = spans.of("ingest-service", trace);
                assertThat(READERS).allMatch(reader -> spans.consumes(reader, sent));
              });
    } finally {
      channel.shutdownNow();
    }
  }

  private boolean play(String application, Path files) throws Exception {
    Path file = Files.writeString(files.resolve(application + ".jsonl"), Load.lines(PROMPTS));
    return new Replay(client, new Narrator(System.out), application, 0).play(file);
  }

  private void killAndRestart(TidemarkService... services) throws InterruptedException {
    for (TidemarkService service : services) {
      process(service).kill();
      running.add(service.label(), service, plan.ports(service));
    }
    for (TidemarkService service : services) {
      process(service).awaitReady(health, READY);
    }
  }

  private void stopAndRestart(TidemarkService... services) throws InterruptedException {
    for (TidemarkService service : services) {
      kubelet.stop(process(service));
      running.add(service.label(), service, plan.ports(service));
    }
    for (TidemarkService service : services) {
      process(service).awaitReady(health, READY);
    }
  }

  private void requireCounts(String application, Tally offered) {
    await()
        .atMost(SETTLED)
        .untilAsserted(
            () -> assertThat(count(application, "counted")).isEqualTo(offered.sampled()));
    assertThat(count(application, "received")).isEqualTo(offered.received());
    assertThat(count(application, "sampled")).isEqualTo(offered.sampled()).isPositive();
    assertThat(count(application, "unsampled")).isEqualTo(offered.unsampled()).isPositive();
    assertThat(count(application, "rejected")).isEqualTo(offered.rejected()).isPositive();
  }

  private void requireEveryReplayOnEveryArm() {
    for (String arm : ARMS) {
      await()
          .atMost(SETTLED)
          .untilAsserted(
              () ->
                  assertThat(rows(arm, SCORED))
                      .as("%s: %s", arm, shadow.candidates("scored"))
                      .isEqualTo(PROMPTS));
      assertThat(rows(arm, ScoreStatus.SCORE_STATUS_PENDING)).isZero();
    }
  }

  /** The recording has one whole week, 2 to 8 February 2026, and days of two others. */
  private void requireOneVersionAWeek() {
    await().atMost(SETTLED).until(() -> !evalset.versions("scored").isEmpty());
    await()
        .during(Duration.ofSeconds(3))
        .atMost(SETTLED)
        .untilAsserted(
            () ->
                assertThat(evalset.versions("scored"))
                    .extracting(Version::getPoolLastDay)
                    .containsExactly(LocalDate.parse("2026-02-08").toEpochDay()));
  }

  private ServiceProcess process(TidemarkService service) {
    return running.services().stream()
        .filter(process -> process.name().equals(service.label()))
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  private Candidate candidate(String arm) {
    return Candidate.newBuilder()
        .setId(arm)
        .setEndpoint(models.endpoint())
        .setModel(arm)
        .setRequestsPerSecond(200)
        .build();
  }

  private long rows(String arm, ScoreStatus end) {
    return shadow.candidates("scored").stream()
        .filter(status -> status.getCandidate().getId().equals(arm))
        .flatMap(status -> status.getCountsList().stream())
        .filter(count -> count.getStatus() == end)
        .mapToLong(ArmCount::getCount)
        .sum();
  }

  private long count(String application, String name) {
    return drift
        .application(application)
        .map(seen -> seen.path("counts").path(name).asLong(-1))
        .orElse(-1L);
  }

  /** Whether drift compares with the version that was cut of the recording's whole week. */
  private boolean hasVersionWithItems() {
    return drift
        .shift("replayed")
        .map(report -> report.path("evalSet").path("distance").path("reason").asText())
        .filter(reason -> !reason.isEmpty() && !reason.contains("have not come"))
        .isPresent();
  }

  /** Everything that must not move when old records come again. */
  private JsonNode results(String application) {
    ObjectNode results = JsonNodeFactory.instance.objectNode();
    drift
        .application(application)
        .ifPresent(
            seen ->
                seen.path("counts")
                    .propertyStream()
                    .filter(count -> !Set.of("duplicates", "late").contains(count.getKey()))
                    .forEach(count -> results.set(count.getKey(), count.getValue())));
    drift.shift(application).ifPresent(report -> results.set("shift", report));
    results.put("versions", evalset.versions(application).toString());
    return results;
  }

  private int port(TidemarkService service) {
    return plan.ports(service).main();
  }

  private LaunchPlan plan(StateDirectory state) {
    Map<TidemarkService, ServicePorts> ports = new EnumMap<>(TidemarkService.class);
    for (TidemarkService service : TidemarkService.values()) {
      ports.put(service, FreePorts.pair());
    }
    Map<String, String> settings =
        Map.ofEntries(
            // They start often and run for seconds: what compiles less is ready sooner.
            entry("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1"),
            entry("TIDEMARK_INTAKE_FLUSH_INTERVAL", "1s"),
            entry("TIDEMARK_SHADOW_ALLOWED_ENDPOINTS", models.endpoint()),
            entry("TIDEMARK_SHADOW_JUDGE_ENDPOINT", models.endpoint()),
            entry("TIDEMARK_SHADOW_JUDGE_REQUESTS_PER_SECOND", "500"),
            entry("TIDEMARK_EVALSET_CUT_LOOK_EVERY", "1s"),
            entry("TIDEMARK_EVALSET_CUT_SIZE", "40"),
            entry("TIDEMARK_SHUTDOWN_DELAY", "1s"),
            entry("TIDEMARK_INTAKE_SESSION_TIMEOUT", "3s"),
            entry("QUARKUS_OTEL_SDK_DISABLED", "false"),
            entry("QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", spans.endpoint()),
            entry("QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "200ms"));
    Path checkout = Path.of("..").toAbsolutePath().normalize();
    return new LaunchPlan(checkout, state, Map.of(), settings, ports, ServerPorts.free());
  }
}
