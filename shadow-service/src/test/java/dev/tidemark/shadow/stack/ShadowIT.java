package dev.tidemark.shadow.stack;

import static dev.tidemark.chassis.testing.Results.get;
import static dev.tidemark.shadow.stack.ShadowApi.arm;
import static dev.tidemark.shadow.stack.ShadowApi.candidate;
import static dev.tidemark.shadow.stack.ShadowApi.get;
import static dev.tidemark.shadow.stack.ShadowApi.patch;
import static dev.tidemark.shadow.stack.ShadowApi.path;
import static dev.tidemark.shadow.stack.ShadowApi.post;
import static dev.tidemark.shadow.stack.ShadowApi.problem;
import static dev.tidemark.shadow.stack.ShadowApi.register;
import static dev.tidemark.shadow.stack.ShadowApi.verdict;
import static dev.tidemark.shadow.stack.ShadowApi.viewer;
import static dev.tidemark.shadow.stack.ShadowApi.with;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.tidemark.chassis.doors.GrpcDoor;
import dev.tidemark.chassis.testing.ServiceProfile;
import dev.tidemark.proto.event.v1.Completeness;
import dev.tidemark.proto.event.v1.Embedded;
import dev.tidemark.proto.event.v1.Outcome;
import dev.tidemark.proto.event.v1.ScoreEvent;
import dev.tidemark.proto.shadow.v1.EvaluateRequest;
import dev.tidemark.proto.shadow.v1.GateDecision;
import dev.tidemark.proto.shadow.v1.GateServiceGrpc;
import dev.tidemark.proto.shadow.v1.GetVerdictRequest;
import dev.tidemark.proto.shadow.v1.GetVerdictResponse;
import dev.tidemark.proto.shadow.v1.ListScoresRequest;
import dev.tidemark.proto.shadow.v1.ListScoresResponse;
import dev.tidemark.proto.shadow.v1.ScoreStatus;
import dev.tidemark.proto.shadow.v1.ShadowServiceGrpc;
import dev.tidemark.proto.topic.Topic;
import dev.tidemark.shadow.attempt.Attempt;
import dev.tidemark.shadow.attempt.AttemptStore;
import dev.tidemark.shadow.attempt.BudgetStore;
import dev.tidemark.shadow.attempt.Grant;
import dev.tidemark.shadow.attempt.Lane;
import dev.tidemark.shadow.attempt.Purpose;
import dev.tidemark.shadow.attempt.ScoreRowStore;
import dev.tidemark.shadow.attempt.Stage;
import dev.tidemark.shadow.candidate.CandidateKey;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole service on a real broker and database, with stub models. */
@QuarkusTest
@TestProfile(ShadowProfile.class)
class ShadowIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Map<String, String> MISBEHAVING =
      Map.of(
          "hang", "TIMEOUT",
          "limited", "RATE_LIMITED",
          "broken", "SERVER_ERROR",
          "moved", "REDIRECTED",
          "garbage", "BAD_ANSWER",
          "huge", "TOO_LARGE",
          "closing", "CLOSED");

  private static StubModels models;
  private static Kafka kafka;
  private static FakeDrift drift;

  @Inject AttemptStore attempts;
  @Inject BudgetStore budgets;
  @Inject ScoreRowStore rows;
  @Inject Pool database;

  @BeforeAll
  static void open() {
    models = new StubModels();
    kafka = new Kafka();
    drift = new FakeDrift();
  }

  @AfterAll
  static void close() {
    models.close();
    kafka.close();
    drift.close();
  }

  @Test
  void accountsForEverySelectedRecordWhateverCandidatesDo() {
    Events events = start("arms");
    register(events, "steady", Map.of());
    MISBEHAVING.keySet().forEach(model -> register(events, model, Map.of("timeout", "PT3S")));
    for (int i = 0; i < 16; i++) {
      kafka.send(events.event("e" + i, Events.at(0, i), Events.embedded("u" + i % 5, "ask " + i)));
    }
    sendIncomparable(events);
    await().atMost(PATIENCE).until(() -> scored(events, "steady") == 16);
    assertThat(counts(events, "hang")).doesNotContainKey("FAILED TIMEOUT");
    Map<String, Long> skipped =
        Map.of("SKIPPED NOT_COMPARABLE", 4L, "SKIPPED UNKNOWN_SAMPLING", 1L);
    await().atMost(PATIENCE).until(() -> isDone(events, "production", "steady"));
    assertThat(counts(events, "steady")).isEqualTo(plus(skipped, "SCORED", 16));
    assertThat(counts(events, "production"))
        .isEqualTo(Map.of("SCORED", 17L, "SKIPPED NOT_COMPARABLE", 4L));
    await()
        .atMost(PATIENCE)
        .until(() -> isDone(events, MISBEHAVING.keySet().toArray(String[]::new)));
    MISBEHAVING.forEach(
        (model, reason) ->
            assertThat(failed(counts(events, model), reason))
                .as(model)
                .isEqualTo(plus(skipped, "FAILED", 16)));
    assertThat(used(events, "broken")).as("a 5xx may have cost tokens").isPositive();
    assertThat(used(events, "limited")).as("a 429 costs none").isZero();
    assertThat(models.unmarked()).isZero();
    assertThat(models.mixed()).isZero();
    assertEveryEndIsPublished(events, 9 * 21);
  }

  private static void sendIncomparable(Events events) {
    Outcome[] outcomes = {Outcome.OUTCOME_CACHED, Outcome.OUTCOME_BLOCKED, Outcome.OUTCOME_ERROR};
    for (Outcome outcome : outcomes) {
      Embedded.Builder turn = Events.embedded("u1", "ask");
      turn.getInteractionBuilder().getAnswerBuilder().setOutcome(outcome);
      kafka.send(events.event(outcome.name(), Events.at(0, 30), turn));
    }
    Embedded.Builder truncated = Events.embedded("u2", "");
    truncated.getInteractionBuilder().setCompleteness(Completeness.COMPLETENESS_TRUNCATED);
    kafka.send(events.event("truncated", Events.at(0, 31), truncated));
    Embedded.Builder unknown = Events.embedded("u3", "ask");
    unknown.getInteractionBuilder().getSamplingBuilder().clearInclusionProbability();
    kafka.send(events.event("unknown", Events.at(0, 32), unknown));
    Embedded.Builder outside = Events.embedded("u3", "ask");
    outside.getInteractionBuilder().getSamplingBuilder().setUCore(.7);
    kafka.send(events.event("outside", Events.at(0, 33), outside));
  }

  private static void assertEveryEndIsPublished(Events events, int expected) {
    List<ScoreEvent> scores =
        Kafka.readAll(Topic.SCORE.topicName()).stream()
            .map(ShadowIT::parse)
            .filter(e -> e.getEnvelope().getApplication().equals(events.application()))
            .toList();
    assertThat(scores.stream().map(e -> e.getEnvelope().getEventId()).distinct()).hasSize(expected);
    assertThat(scores)
        .filteredOn(e -> e.getArm().equals("steady") && e.getInteractionId().equals("e0"))
        .allSatisfy(
            e -> {
              assertThat(e.getEnvelope().getEventId()).isEqualTo("e0/steady");
              assertThat(e.getStamps().getUser()).isEqualTo("u0");
              assertThat(e.getStamps().getDeployment()).isEqualTo("v1");
              assertThat(e.hasDifference()).isTrue();
            });
  }

  @Test
  void staysWithinTheBudgetWithEightCallsInFlightAndAKilledWorker() {
    Events events = start("budget");
    long limit = 2_500;
    register(
        events,
        "spender",
        Map.of("tokensPerDay", limit, "maxAnswerTokens", 20, "timeout", "PT20S"));
    for (int i = 0; i < 80; i++) {
      kafka.send(events.event("e" + i, Events.at(0, i), Events.embedded("u" + i % 7, "ask " + i)));
    }
    await().atMost(PATIENCE).until(() -> models.mostInFlight() == 8);
    await()
        .atMost(PATIENCE)
        .until(() -> counts(events, "spender").getOrDefault("PENDING", 0L) == 80);
    CandidateKey arm = arm(events, "spender");
    // A second worker reserves for three calls and is killed.
    List<Attempt> held = get(attempts.claim(new Lane(arm, Stage.REPLAY), 3, Duration.ZERO));
    assertThat(held).hasSize(3);
    for (Attempt attempt : held) {
      assertThat(get(budgets.reserve(attempt, Purpose.REPLAY, 150, limit, Duration.ZERO)))
          .isEqualTo(Grant.GRANTED);
    }
    models.release();
    await().atMost(PATIENCE).until(() -> isDone(events, "spender"));
    Map<String, Long> counts = counts(events, "spender");
    assertThat(counts.keySet()).containsExactlyInAnyOrder("SCORED", "SKIPPED BUDGET");
    assertThat(counts.values().stream().mapToLong(n -> n).sum()).isEqualTo(80);
    long used = get(budgets.used(arm, Purpose.REPLAY, Events.FIRST_DAY));
    assertThat(used).isEqualTo(models.spent() + 3 * 150).isLessThanOrEqualTo(limit);
    assertThat(used).isGreaterThan(limit - 150);
    assertThat(models.mostInFlight()).isEqualTo(8);
    assertThat(get(attempts.save(held.getFirst()))).as("the killed worker comes back").isFalse();
  }

  @Test
  void findsThePlantedBetterAndWorseCandidate() {
    Events events = start("verdicts");
    register(events, "good", Map.of());
    register(events, "bad", Map.of());
    register(events, "same", Map.of("margin", 0.9));
    for (int i = 0; i < 100; i++) {
      int user = i % 25;
      Embedded.Builder turn = Events.embedded("u" + user, "ask " + i);
      kafka.send(events.event("e" + i, Events.at(i / 50, i % 50), turn));
      if (i < 50) {
        kafka.send(Topic.FEEDBACK, events.feedback("f" + i, "e" + i, "u" + user, user < 20));
      }
    }
    assertThat(verdict(events, "good").getDifference().getReason()).contains("needed");
    kafka.sendToAll(Topic.EMBEDDED, events.end(Events.at(1, 1_000)));
    await().atMost(PATIENCE).until(() -> verdict(events, "good").getUnits() == 50);
    await().atMost(PATIENCE).until(() -> verdict(events, "bad").getUnits() == 50);
    await().atMost(PATIENCE).until(() -> verdict(events, "same").getUnits() == 50);
    assertVerdicts(events);
    assertGates(events);
    get(events, "/quality", 200)
        .body("points.findAll { it.measure == 'judge' }.size()", equalTo(2))
        .body("points.find { it.measure == 'judge' }.mean.value", equalTo(0.4f))
        .body("points.find { it.measure == 'judge' }.mean.nEff", equalTo(25f))
        .body("points.find { it.measure == 'judge' }.deployment", equalTo("v1"))
        .body("points.find { it.measure == 'feedback' }.mean.value", equalTo(0.8f))
        .body("points.find { it.measure == 'no-refusal' }.mean.value", equalTo(1f));
  }

  @Test
  void entersOtherCandidatesWhereOneCannotBeEntered() {
    Events events = start("torn");
    post(events, candidate("torn", "steady", Map.of())).statusCode(200);
    post(events, candidate("whole", "steady", Map.of())).statusCode(200);
    String tear = "update verdict set ledger = '\\x63' where application = $1 and candidate = $2";
    get(database.preparedQuery(tear).execute(Tuple.of(events.application(), "torn")));
    for (int i = 0; i < 4; i++) {
      kafka.send(events.event("e" + i, Events.at(0, i), Events.embedded("u" + i, "ask " + i)));
    }
    kafka.sendToAll(Topic.EMBEDDED, events.end(Events.at(1, 1_000)));
    await().atMost(PATIENCE).until(() -> verdict(events, "whole").getUnits() == 4);
  }

  private void assertVerdicts(Events events) {
    GetVerdictResponse good = verdict(events, "good");
    assertThat(good.getVerdict().name()).isEqualTo("VERDICT_BETTER");
    assertThat(good.getDifference().getValue()).isEqualTo(1);
    assertThat(good.getDifference().getLevel()).isEqualTo(1 - .05 / 3);
    assertThat(good.getUsers()).isEqualTo(25);
    assertThat(good.getFirstDay()).isEqualTo(Events.FIRST_DAY);
    assertThat(good.getLastDay()).isEqualTo(Events.FIRST_DAY + 1);
    assertThat(verdict(events, "bad").getVerdict().name()).isEqualTo("VERDICT_WORSE");
    GetVerdictResponse same = verdict(events, "same");
    assertThat(same.getVerdict().name()).isEqualTo("VERDICT_EQUIVALENT");
    assertThat(same.getSimilarity().getValue()).isEqualTo(1);
    assertThat(good.getSimilarity().getValue()).isLessThan(1);
  }

  private static void assertGates(Events events) {
    get(events, "/gates/good", 200).body("decision", equalTo("PASS"));
    get(events, "/gates/bad", 200).body("decision", equalTo("FAIL"));
    String gates = path(events) + "/gates/";
    viewer().body("{\"name\":\"x\"}").post(gates + "good/flagger").then().statusCode(200);
    viewer().post(gates + "bad/flagger").then().statusCode(412);
    try (GrpcDoor door = new GrpcDoor(RestAssured.port)) {
      GateDecision decision =
          GateServiceGrpc.newBlockingStub(door.with(ServiceProfile.VIEWER))
              .evaluate(
                  EvaluateRequest.newBuilder()
                      .setApplication(events.application())
                      .setCandidate("bad")
                      .build())
              .getDecision();
      assertThat(decision).isEqualTo(GateDecision.GATE_DECISION_FAIL);
    }
  }

  @Test
  void setsPoisonAsideAndGoesOn() {
    Events events = start("poison");
    for (Topic topic : ShadowProfile.READ) {
      kafka.send(topic, 2, "not a message".getBytes(UTF_8));
      kafka.send(topic, 2, new byte[0]);
    }
    kafka.send(events.event("good", Events.at(0, 1), Events.embedded("u1", "ask")));
    for (Topic topic : ShadowProfile.READ) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(deadLetterReasons(topic))
                      .contains("UNDECODABLE", "INCOMPLETE_RECORD"));
    }
    await().atMost(PATIENCE).until(() -> scored(events, "production") == 1);
  }

  @Test
  void forgetsAnErasedUserAndNoOther() {
    Events events = start("erasure");
    for (int i = 0; i < 6; i++) {
      kafka.send(events.event("e" + i, Events.at(0, i), Events.embedded("u" + i % 2, "ask " + i)));
    }
    await().atMost(PATIENCE).until(() -> scored(events, "production") == 6);
    var delayed = events.event("delayed", Events.at(0, 9), Events.embedded("u0", "ask"));
    kafka.send(Topic.ERASURE, events.erasure("er1", "u0"));
    await().atMost(PATIENCE).until(() -> scored(events, "production") == 3);
    kafka.send(delayed);
    kafka.send(events.event("later", Events.at(0, 10), Events.embedded("u0", "new start")));
    await().atMost(PATIENCE).until(() -> scored(events, "production") == 4);
  }

  @Test
  void refusesWhatItMustNotCallAndWhatItDoesNotKnow() {
    Events events = start("doors");
    Map<String, Object> candidate = candidate("c1", "steady", Map.of());
    problem(
        post(events, with(candidate, "endpoint", "http://169.254.169.254/v1")),
        "ENDPOINT_NOT_ALLOWED");
    for (String secret : List.of("nobody", "of-other", "of-judge")) {
      problem(post(events, with(candidate, "secret", secret)), "UNKNOWN_SECRET");
    }
    problem(post(events, with(candidate, "secret", "other/of-other")), "INVALID_FIELD");
    post(events, with(candidate("c0", "steady", Map.of()), "secret", "of-default")).statusCode(200);
    problem(post(events, with(candidate, "id", "production")), "INVALID_FIELD");
    problem(post(events, with(candidate, "replayProbability", 1.5)), "INVALID_FIELD");
    problem(post(events, with(candidate, "margin", 1)), "INVALID_FIELD");
    post(events, candidate).statusCode(200).body("tokensPerDay", equalTo(1_000_000));
    post(events, candidate).statusCode(200);
    problem(post(events, with(candidate, "model", "other")), "CANDIDATE_EXISTS");
    problem(get(events, "/candidates/c2/verdict", 404), "UNKNOWN_CANDIDATE");
    patch(events, "c1", Map.of("state", "PAUSED")).statusCode(200).body("state", equalTo("PAUSED"));
    patch(events, "c1", Map.of("replayProbability", 0.5))
        .statusCode(200)
        .body("replayProbability", equalTo(0.5f));
    patch(events, "c1", Map.of("state", "RETIRED")).statusCode(200);
    problem(patch(events, "c1", Map.of("state", "ACTIVE")), "CANDIDATE_RETIRED");
    get(events, "/candidates", 200)
        .body("candidates.find { it.id == 'c1' }.state", equalTo("RETIRED"));
    given()
        .auth()
        .oauth2(ServiceProfile.VIEWER)
        .contentType(ContentType.JSON)
        .body(candidate)
        .post(path(events) + "/candidates")
        .then()
        .statusCode(403);
    assertThat(grpcRefusal(events, "c2")).isEqualTo("UNKNOWN_CANDIDATE");
    assertThat(grpcRefusal(events, "c\0")).isEqualTo("INVALID_FIELD");
  }

  private static String grpcRefusal(Events events, String candidate) {
    try (GrpcDoor door = new GrpcDoor(RestAssured.port)) {
      var stub = ShadowServiceGrpc.newBlockingStub(door.with(ServiceProfile.VIEWER));
      var request =
          GetVerdictRequest.newBuilder()
              .setApplication(events.application())
              .setCandidate(candidate)
              .build();
      return GrpcDoor.errorInfo(
              assertThrows(StatusRuntimeException.class, () -> stub.getVerdict(request)))
          .getReason();
    }
  }

  @Test
  void listsRowsPageByPage() {
    Events events = start("pages");
    for (int i = 0; i < 5; i++) {
      kafka.send(events.event("e" + i, Events.at(0, i), Events.embedded("u1", "ask " + i)));
    }
    await().atMost(PATIENCE).until(() -> scored(events, "production") == 5);
    try (GrpcDoor door = new GrpcDoor(RestAssured.port)) {
      var stub = ShadowServiceGrpc.newBlockingStub(door.with(ServiceProfile.VIEWER));
      ListScoresRequest.Builder request =
          ListScoresRequest.newBuilder()
              .setApplication(events.application())
              .setArm("production")
              .setStatus(ScoreStatus.SCORE_STATUS_SCORED)
              .setPageSize(3);
      ListScoresResponse first = stub.listScores(request.build());
      ListScoresResponse second =
          stub.listScores(request.setPageToken(first.getNextPageToken()).build());
      assertThat(first.getRowsList())
          .extracting(row -> row.getInteraction())
          .containsExactly("e4", "e3", "e2");
      assertThat(second.getRowsList())
          .extracting(row -> row.getInteraction())
          .containsExactly("e1", "e0");
      assertThat(second.getNextPageToken()).isEmpty();
    }
  }

  private static Events start(String application) {
    return ShadowApi.start(kafka, application);
  }

  /** Rows of an arm by status and reason. */
  private Map<String, Long> counts(Events events, String id) {
    return new Counts(rows).of(events, id);
  }

  private long used(Events events, String id) {
    return get(budgets.used(arm(events, id), Purpose.REPLAY, Events.FIRST_DAY));
  }

  private long scored(Events events, String id) {
    return counts(events, id).getOrDefault("SCORED", 0L);
  }

  private boolean isDone(Events events, String... arms) {
    return new Counts(rows).areDone(events, arms);
  }

  /** What failed for one reason or was then given up uncalled, as one count. */
  private static Map<String, Long> failed(Map<String, Long> counts, String reason) {
    Map<String, Long> sum = new HashMap<>(counts);
    assertThat(sum).containsKey("FAILED " + reason);
    List<String> ends = List.of("FAILED " + reason, "FAILED CIRCUIT_OPEN");
    long failed = ends.stream().mapToLong(end -> sum.getOrDefault(end, 0L)).sum();
    ends.forEach(sum::remove);
    return plus(sum, "FAILED", failed);
  }

  private static Map<String, Long> plus(Map<String, Long> counts, String key, long count) {
    Map<String, Long> sum = new HashMap<>(counts);
    sum.put(key, count);
    return sum;
  }

  private static List<String> deadLetterReasons(Topic topic) {
    return Kafka.readAll(topic.deadLetterName("shadow")).stream()
        .map(record -> new String(record.headers().lastHeader("dead-letter-reason").value(), UTF_8))
        .toList();
  }

  private static ScoreEvent parse(ConsumerRecord<byte[], byte[]> record) {
    try {
      return ScoreEvent.parseFrom(record.value());
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }
}
