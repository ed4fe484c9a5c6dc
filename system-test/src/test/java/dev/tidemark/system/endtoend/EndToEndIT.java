package dev.tidemark.system.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.proto.evalset.v1.Certificate;
import dev.tidemark.proto.evalset.v1.Estimate;
import dev.tidemark.proto.evalset.v1.Version;
import dev.tidemark.proto.ingest.v1.IngestServiceGrpc;
import dev.tidemark.proto.ingest.v1.RecordInteractionsRequest;
import dev.tidemark.proto.shadow.v1.Candidate;
import dev.tidemark.proto.shadow.v1.Verdict;
import dev.tidemark.quickstart.drift.DriftApi;
import dev.tidemark.quickstart.evalset.EvalsetClient;
import dev.tidemark.quickstart.gateway.Channels;
import dev.tidemark.quickstart.gateway.GatewayClient;
import dev.tidemark.quickstart.gateway.Tally;
import dev.tidemark.quickstart.launch.Narrator;
import dev.tidemark.quickstart.model.ModelServer;
import dev.tidemark.quickstart.model.PlantedModel;
import dev.tidemark.quickstart.model.StandIn;
import dev.tidemark.quickstart.model.StandInJudge;
import dev.tidemark.quickstart.process.TidemarkService;
import dev.tidemark.quickstart.replay.RecordedApplication;
import dev.tidemark.quickstart.replay.Replay;
import dev.tidemark.quickstart.shadow.ShadowClient;
import dev.tidemark.quickstart.state.Role;
import dev.tidemark.system.endtoend.OtlpSpan.Context;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** All services together. In order, since replicas that are killed are not started again. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EndToEndIT {
  private static final Duration SETTLED = Duration.ofSeconds(90);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Narrator NARRATOR = new Narrator(System.out);

  /** Calls of one arm in flight, the default. */
  private static final int CONCURRENCY = 8;

  private static final int ANSWER_TOKENS = 200;

  /**
   * What 30 calls may cost at most. Those in flight when two callers are killed, 16, are spent;
   * what is left is not enough for a whole day, since an answer costs a tenth.
   */
  private static final long TOKENS_PER_DAY = 30 * 260;

  private static final String SCORED = "SCORED";
  private static final List<String> READERS =
      List.of("drift-service", "shadow-service", "evalset-service");

  private final WatchedModel slow =
      new WatchedModel(new PlantedModel("slow", 0), Duration.ofMillis(300));
  private final WatchedModel metered =
      new WatchedModel(new PlantedModel("metered", 0), Duration.ofMinutes(1));
  private final Recording recording;
  private final Installation installation;
  private final Tables tables;
  private final GatewayClient client;
  private final ShadowClient shadow;
  private final EvalsetClient evalset;
  private final DriftApi drift;

  EndToEndIT(@TempDir Path directory) throws IOException {
    recording = Recording.make(directory);
    Map<String, StandIn> models = new HashMap<>(recording.models());
    models.put("better", new PlantedModel("better", 2));
    models.put("slow", slow);
    models.put("metered", metered);
    models.put(StandInJudge.NAME, new StandInJudge(0));
    installation = new Installation(directory.resolve("state"), models);
    tables = installation.tables();
    client = new GatewayClient(port(TidemarkService.INGEST), installation.secrets(), PATIENCE);
    shadow = new ShadowClient(port(TidemarkService.SHADOW), installation.secrets(), PATIENCE);
    evalset = new EvalsetClient(port(TidemarkService.EVALSET), installation.secrets(), PATIENCE);
    drift = new DriftApi(port(TidemarkService.DRIFT), installation.secrets());
  }

  private int port(TidemarkService service) {
    return installation.port(service);
  }

  @BeforeAll
  void start() throws InterruptedException {
    installation.start();
  }

  @AfterAll
  void stop() {
    client.close();
    shadow.close();
    evalset.close();
    installation.close();
  }

  @Test
  @Order(1)
  void answersWhatKubernetesAsks() throws Exception {
    installation.kubelet().requireProbes();
    installation.kubelet().requireMetrics();
  }

  @Test
  @Order(2)
  void scoresCutsAndComparesWhatWasRecorded() throws Exception {
    // Given
    String application = "recorded";
    new RecordedApplication(client, NARRATOR).require(application);
    shadow.register(application, candidate(Recording.OWN).build());
    shadow.register(application, candidate(Recording.TERSE).build());
    // When
    play(application, recording.traffic());
    // Then
    requireRows(application, Map.of(SCORED, (long) Recording.PROMPTS), Recording.OWN);
    requireRows(application, Map.of(SCORED, (long) Recording.PROMPTS), Recording.TERSE);
    requireRows(application, Map.of(SCORED, (long) Recording.PROMPTS), "production");
    requireOneVersion(application);
    requireCertificate(evalset.versions(application).getFirst().getCertificate());
    requireComparison(application);
    await()
        .atMost(SETTLED)
        .until(() -> verdict(application, Recording.TERSE) == Verdict.VERDICT_WORSE);
    assertThat(verdict(application, Recording.OWN))
        .isIn(Verdict.VERDICT_KEEP_GOING, Verdict.VERDICT_NON_INFERIOR, Verdict.VERDICT_EQUIVALENT);
  }

  @Test
  @Order(3)
  void changesNoResultWhenAFileIsPlayedAgain() throws Exception {
    JsonNode once = results("recorded");
    play("recorded", recording.traffic());
    // What comes again after its day has closed is late, before that a duplicate.
    await()
        .atMost(SETTLED)
        .until(
            () -> count("recorded", "duplicates") + count("recorded", "late") >= Recording.PROMPTS);
    assertThat(results("recorded")).isEqualTo(once);
  }

  @Test
  @Order(4)
  void losesAndRepeatsNothingInARollingRestart() throws Exception {
    // Given
    client.put(Load.application("rolled", .5));
    shadow.register("rolled", candidate("slow").build());
    installation.awaitReplicas();
    Load load = Load.start(client, "rolled");
    await().atMost(SETTLED).until(() -> slow.waiting() > 0);
    // When
    installation.stopAndRestart(TidemarkService.INGEST, TidemarkService.SHADOW);
    installation.stopAndRestart(TidemarkService.EVALSET, TidemarkService.DRIFT);
    Tally offered = load.stop();
    // Then
    requireCounts("rolled", offered);
    requireRows("rolled", Map.of(SCORED, offered.sampled()), "slow");
    assertThat(slow.asked()).hasSize(Math.toIntExact(offered.sampled()));
    assertThat(slow.asked().values()).containsOnly(1);
    assertThat(tables.repeated("rolled"))
        .containsKeys("drift-enrich", "drift-analyse", "drift-traffic")
        .containsKeys("shadow-embedded", "evalset-embedded")
        .allSatisfy((stream, repeated) -> assertThat(repeated).as(stream).isZero());
  }

  @Test
  @Order(5)
  void countsScoresAndCutsOnceThroughKills() throws Exception {
    // Given
    client.put(Load.application("kills", .5));
    shadow.register("kills", candidate("better").build());
    shadow.register(
        "kills",
        candidate("metered")
            .setMaxAnswerTokens(ANSWER_TOKENS)
            .setTokensPerDay(TOKENS_PER_DAY)
            .build());
    killALeaderWhileItCuts("led");
    Load load = Load.start(client, "kills");
    await().atMost(SETTLED).until(() -> metered.waiting() >= CONCURRENCY);
    // When
    installation.killReplicas();
    installation.killAndRestart(
        TidemarkService.SHADOW,
        TidemarkService.EVALSET,
        TidemarkService.INGEST,
        TidemarkService.DRIFT);
    metered.release();
    await()
        .atMost(SETTLED)
        .untilAsserted(
            () ->
                assertThat(tables.rows("kills", "metered")).containsKeys(SCORED, "SKIPPED BUDGET"));
    Tally offered = load.stop();
    // Then
    requireCounts("kills", offered);
    requireRows("kills", Map.of(SCORED, offered.sampled()), "better");
    requireEndOfAll("kills", "metered", offered.sampled());
    assertThat(tokensByDay()).isNotEmpty().allSatisfy((day, tokens) -> requireWithin(tokens));
    requireOneVersion("led");
  }

  /** All replicas look for the week's end; the one that leads dies before it has written. */
  private void killALeaderWhileItCuts(String application) throws Exception {
    new RecordedApplication(client, NARRATOR).require(application);
    Tables.Leader first;
    try (Connection _ = tables.withoutNewVersions()) {
      play(application, recording.thinned());
      await().atMost(SETTLED).until(() -> tables.cutting(application).isPresent());
      first = tables.cutting(application).orElseThrow();
      installation.kill(first);
    }
    await().atMost(SETTLED).until(() -> tables.versions(application) > 0);
  }

  @Test
  @Order(6)
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
                  Channels.withToken(channel, installation.secrets().token(Role.GATEWAY)))
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
                Set<Context> sent = installation.spans().of("ingest-service", trace);
                assertThat(READERS).allMatch(reader -> installation.spans().consumes(reader, sent));
              });
    } finally {
      channel.shutdownNow();
    }
  }

  private Candidate.Builder candidate(String model) {
    return Candidate.newBuilder()
        .setId(model)
        .setEndpoint(installation.endpoint())
        .setModel(model)
        .setRequestsPerSecond(200);
  }

  private void play(String application, Path file) throws IOException, InterruptedException {
    var played = new Replay(client, NARRATOR, application, 0).play(file);
    assertThat(played).isTrue();
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
    await()
        .atMost(SETTLED)
        .untilAsserted(() -> assertThat(tables.pooled(application)).isEqualTo(offered.sampled()));
    requireEndOfAll(application, "production", offered.sampled());
  }

  /** The arm has these rows and no others. */
  private void requireRows(String application, Map<String, Long> ends, String arm) {
    await()
        .atMost(SETTLED)
        .untilAsserted(
            () -> assertThat(tables.rows(application, arm)).as("rows of " + arm).isEqualTo(ends));
  }

  /** The arm has so many rows, and none waits. */
  private void requireEndOfAll(String application, String arm, long rows) {
    await()
        .atMost(SETTLED)
        .untilAsserted(
            () ->
                assertThat(tables.rows(application, arm))
                    .as("rows of " + arm)
                    .doesNotContainKey("PENDING")
                    .satisfies(
                        ends ->
                            assertThat(ends.values().stream().mapToLong(Long::longValue).sum())
                                .isEqualTo(rows)));
  }

  /** Tokens of all answers of the metered model, also of those that met a killed caller. */
  private Map<Long, Long> tokensByDay() {
    return metered.asked().entrySet().stream()
        .collect(
            Collectors.groupingBy(
                asked -> Load.day(asked.getKey()),
                Collectors.summingLong(asked -> asked.getValue() * tokens(asked.getKey()))));
  }

  private static int tokens(String prompt) {
    return ModelServer.tokens(prompt)
        + ModelServer.tokens(new PlantedModel("metered", 0).answer(List.of(prompt)));
  }

  private static void requireWithin(long tokens) {
    assertThat(tokens).isPositive().isLessThanOrEqualTo(TOKENS_PER_DAY);
  }

  /** The recording has one whole week, 2 to 8 February 2026, and two days of another. */
  private void requireOneVersion(String application) {
    await().atMost(SETTLED).until(() -> !versions(application).isEmpty());
    await()
        .during(Duration.ofSeconds(3))
        .atMost(SETTLED)
        .untilAsserted(
            () ->
                assertThat(versions(application))
                    .extracting(Version::getPoolLastDay)
                    .containsExactly(LocalDate.parse("2026-02-08").toEpochDay()));
  }

  private List<Version> versions(String application) {
    return evalset.versions(application);
  }

  private static void requireCertificate(Certificate certificate) {
    Estimate worth = certificate.getEquivalentFreshSample();
    assertThat(worth.getOk()).as(worth.getReason()).isTrue();
    assertThat(worth.getValue()).isPositive();
    assertThat(worth.getLow()).isPositive();
    assertThat(certificate.getHeldOutUsers()).isGreaterThanOrEqualTo(12);
  }

  /** Drift knows how far production is from the version. */
  private void requireComparison(String application) {
    await()
        .atMost(SETTLED)
        .untilAsserted(
            () -> {
              JsonNode compared = drift.shift(application).orElseThrow().path("evalSet");
              assertThat(compared.path("distance").path("status").asText())
                  .as(compared.toString())
                  .isEqualTo("OK");
              assertThat(compared.path("light").asText())
                  .isIn("GREEN", "AMBER", "RED", "UNDECIDED");
            });
  }

  private Verdict verdict(String application, String candidate) {
    return shadow.verdict(application, candidate).getVerdict();
  }

  private long count(String application, String name) {
    return drift
        .application(application)
        .map(seen -> seen.path("counts").path(name).asLong(-1))
        .orElse(-1L);
  }

  /** Everything that must not move when old records come again. */
  private JsonNode results(String application) throws SQLException {
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
    results.put("versions", versions(application).toString());
    for (String arm : List.of("production", Recording.OWN, Recording.TERSE)) {
      results.put(arm, tables.rows(application, arm).toString());
    }
    results.put("verdict", shadow.verdict(application, Recording.TERSE).toString());
    return results;
  }
}
