package dev.tidemark.shadow.stack;

import static dev.tidemark.chassis.testing.Results.get;
import static dev.tidemark.shadow.stack.ShadowApi.candidate;
import static dev.tidemark.shadow.stack.ShadowApi.get;
import static dev.tidemark.shadow.stack.ShadowApi.path;
import static dev.tidemark.shadow.stack.ShadowApi.post;
import static dev.tidemark.shadow.stack.ShadowApi.register;
import static dev.tidemark.shadow.stack.ShadowApi.verdict;
import static dev.tidemark.shadow.stack.ShadowApi.viewer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.tidemark.chassis.doors.GrpcDoor;
import dev.tidemark.chassis.testing.ServiceProfile;
import dev.tidemark.proto.event.v1.Clock;
import dev.tidemark.proto.event.v1.Embedded;
import dev.tidemark.proto.shadow.v1.EvaluateRequest;
import dev.tidemark.proto.shadow.v1.GateDecision;
import dev.tidemark.proto.shadow.v1.GateServiceGrpc;
import dev.tidemark.proto.shadow.v1.GetVerdictResponse;
import dev.tidemark.proto.topic.Topic;
import dev.tidemark.shadow.attempt.ScoreRowStore;
import dev.tidemark.stats.sequential.ScoreHistogram;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From scored rows to verdicts and gates. */
@QuarkusTest
@TestProfile(ShadowProfile.class)
class VerdictsIT extends WithStubs {
  @Inject Pool database;
  @Inject ScoreRowStore rows;

  @Test
  void findsThePlantedBetterAndWorseCandidate() {
    Events events = ShadowApi.start(kafka, "verdicts");
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
    assertUsersToCome(events);
    get(events, "/quality", 200)
        .body("points.findAll { it.measure == 'judge' }.size()", equalTo(2))
        .body("points.find { it.measure == 'judge' }.mean.value", equalTo(0.4f))
        .body("points.find { it.measure == 'judge' }.mean.nEff", equalTo(25f))
        .body("points.find { it.measure == 'judge' }.deployment", equalTo("v1"))
        .body("points.find { it.measure == 'feedback' }.mean.value", equalTo(0.8f))
        .body("points.find { it.measure == 'no-refusal' }.mean.value", equalTo(1f));
  }

  /** As if half of 20 users had found it better, and half worse. */
  private void assertUsersToCome(Events events) {
    assertThat(verdict(events, "good").hasUsersToCome()).as("all 25 users agree").isFalse();
    ScoreHistogram firstDays = ScoreHistogram.EMPTY;
    for (int user = 0; user < 10; user++) {
      firstDays = firstDays.plus(1, 1, 0).plus(1, -1, 0);
    }
    String split = "update verdict set first_days = $3 where application = $1 and candidate = $2";
    Tuple values =
        Tuple.of(events.application(), "good").addBuffer(Buffer.buffer(firstDays.toBytes()));
    get(database.preparedQuery(split).execute(values));
    GetVerdictResponse good = verdict(events, "good");
    assertThat(good.getVerdict().name()).isEqualTo("VERDICT_BETTER");
    assertThat(good.getUsersToCome().getNEff()).isEqualTo(20);
    assertThat(good.getUsersToCome().getLow()).isNegative();
    String sentence = "for whom 4211 users are needed: 0.000 (";
    get(events, "/candidates/good/verdict", 200)
        .body("usersToCome.n", equalTo(20))
        .body("sentence", containsString(sentence));
    get(events, "/gates/good", 200)
        .body("decision", equalTo("PASS"))
        .body("reason", containsString(sentence));
  }

  @Test
  void entersOtherCandidatesWhereOneCannotBeEntered() {
    Events events = ShadowApi.start(kafka, "torn");
    post(events, candidate("torn", "steady", Map.of())).statusCode(200);
    post(events, candidate("whole", "steady", Map.of())).statusCode(200);
    String tear = "update verdict set ledger = '\\x63' where application = $1 and candidate = $2";
    get(database.preparedQuery(tear).execute(Tuple.of(events.application(), "torn")));
    send(events, 0, 4);
    kafka.sendToAll(Topic.EMBEDDED, events.end(Events.at(1, 1_000)));
    await().atMost(PATIENCE).until(() -> verdict(events, "whole").getUnits() == 4);
  }

  @Test
  void leavesAnEnteredDayAsItIsWhateverComesLate() {
    Events events = ShadowApi.start(kafka, "late", Clock.CLOCK_WALL);
    register(events, "steady", Map.of());
    Instant before = Instant.now().minus(Duration.ofDays(5));
    sendOfFourUsers(events, "before", before);
    sendOfFourUsers(events, "today", Instant.now());
    await().atMost(PATIENCE).until(() -> verdict(events, "steady").getUnits() == 4);
    String entered = ledger(events);
    kafka.send(events.event("late", before, Events.embedded("u0", "ask")));
    Counts counts = new Counts(rows);
    await().atMost(PATIENCE).until(() -> counts.of(events, "steady", "SKIPPED LATE") == 1);
    await().atMost(PATIENCE).until(() -> counts.of(events, "production", "SCORED") == 9);
    assertThat(counts.of(events, "steady", "SCORED")).isLessThanOrEqualTo(8);
    assertThat(ledger(events)).isEqualTo(entered);
  }

  private static void sendOfFourUsers(Events events, String name, Instant moment) {
    for (int user = 0; user < 4; user++) {
      kafka.send(events.event(name + user, moment, Events.embedded("u" + user, "ask")));
    }
  }

  private String ledger(Events events) {
    String query = "select encode(ledger, 'hex') from verdict where application = $1";
    Tuple application = Tuple.of(events.application());
    return get(database.preparedQuery(query).execute(application)).iterator().next().getString(0);
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
}
