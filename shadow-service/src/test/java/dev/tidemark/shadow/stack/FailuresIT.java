package dev.tidemark.shadow.stack;

import static dev.tidemark.chassis.testing.Results.get;
import static dev.tidemark.shadow.stack.ShadowApi.arm;
import static dev.tidemark.shadow.stack.ShadowApi.get;
import static dev.tidemark.shadow.stack.ShadowApi.patch;
import static dev.tidemark.shadow.stack.ShadowApi.post;
import static dev.tidemark.shadow.stack.ShadowApi.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.proto.topic.Topic;
import dev.tidemark.shadow.attempt.Attempt;
import dev.tidemark.shadow.attempt.AttemptStore;
import dev.tidemark.shadow.attempt.BudgetStore;
import dev.tidemark.shadow.attempt.Grant;
import dev.tidemark.shadow.attempt.Lane;
import dev.tidemark.shadow.attempt.Purpose;
import dev.tidemark.shadow.attempt.ScoreRowStore;
import dev.tidemark.shadow.attempt.Stage;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of rows when candidates, the judge or drift fail for long, or in odd ways. */
@QuarkusTest
@TestProfile(ShadowProfile.class)
class FailuresIT extends WithStubs {
  // So slow that what is pending stays so until the test says otherwise.
  private static final Map<String, Object> SLOW = Map.of("requestsPerSecond", 0.001);
  private static final Map<String, String> MISBEHAVING =
      Map.of(
          "hang", "TIMEOUT",
          "limited", "RATE_LIMITED",
          "broken", "SERVER_ERROR",
          "garbage", "BAD_ANSWER",
          "huge", "TOO_LARGE",
          "closing", "CLOSED",
          "refusing", "UNPARSABLE");

  @Inject Pool database;
  @Inject AttemptStore attempts;
  @Inject BudgetStore budgets;
  @Inject ScoreRowStore rows;

  private Counts counts;

  @BeforeEach
  void count() {
    counts = new Counts(rows);
  }

  @Test
  void callsAnEndpointAgainThatRecoversAfterItWasGivenUp() {
    Events events = ShadowApi.start(kafka, "recovery");
    register(events, "recovering", Map.of());
    int failed = sendUntil(events, 0, "recovering", "FAILED CIRCUIT_OPEN");
    models.recover();
    int first = sendUntil(events, failed, "recovering", "SCORED");
    long scored = counts.of(events, "recovering", "SCORED");
    send(events, first, first + 5);
    await().atMost(PATIENCE).until(() -> counts.of(events, "recovering", "SCORED") >= scored + 5);
    await().atMost(PATIENCE).until(() -> counts.areDone(events, "recovering", first + 5));
  }

  @Test
  void endsTheDayOfAnArmThatReportsAbsurdUsage() {
    Events events = ShadowApi.start(kafka, "usage");
    register(events, "greedy", Map.of());
    send(events, 0, 20);
    await().atMost(PATIENCE).until(() -> counts.areDone(events, "greedy", 20));
    assertThat(counts.of(events, "greedy").keySet()).containsOnly("SCORED", "SKIPPED BUDGET");
    assertThat(counts.of(events, "greedy", "SCORED")).isBetween(1L, 8L);
  }

  @Test
  void spendsWhatWasReservedForAnErasedUser() {
    Events events = ShadowApi.start(kafka, "erased-call");
    register(events, "slow", SLOW);
    for (int i = 0; i < 4; i++) {
      kafka.send(events.event("e" + i, Events.at(0, i), Events.embedded("u0", "ask " + i)));
    }
    await().atMost(PATIENCE).until(() -> counts.of(events, "slow", "SCORED") == 1);
    await().atMost(PATIENCE).until(() -> counts.of(events, "slow", "PENDING") == 3);
    long before = budget(events, "spent");
    List<Attempt> held = claim(events, 3);
    assertThat(reserve(held.get(0))).isEqualTo(Grant.GRANTED);
    assertThat(reserve(held.get(1))).isEqualTo(Grant.GRANTED);
    kafka.send(Topic.ERASURE, events.erasure("er1", "u0"));
    await().atMost(PATIENCE).until(() -> counts.of(events, "slow").isEmpty());
    assertThat(reserve(held.get(2))).isEqualTo(Grant.LOST);
    assertThat(budget(events, "reserved")).isZero();
    assertThat(budget(events, "spent")).isEqualTo(before + 2 * 150);
  }

  private List<Attempt> claim(Events events, int number) {
    Lane lane = new Lane(arm(events, "slow"), Stage.REPLAY);
    List<Attempt> held = get(attempts.claim(lane, number, Duration.ofMinutes(5)));
    assertThat(held).hasSize(number);
    return held;
  }

  private Grant reserve(Attempt attempt) {
    return get(budgets.reserve(attempt, Purpose.REPLAY, 150, 1_000_000, Duration.ofMinutes(5)));
  }

  private long budget(Events events, String column) {
    return number("select sum(%s)::bigint from budget where application = $1", column, events);
  }

  private long number(String query, String column, Events events) {
    Row row =
        get(database.preparedQuery(query.formatted(column)).execute(Tuple.of(events.application())))
            .iterator()
            .next();
    return row.getLong(0);
  }

  @Test
  void restsNoOtherArmOfTheSameModel() {
    Events hasty = ShadowApi.start(kafka, "hasty");
    register(hasty, "sleepy", Map.of("timeout", "PT0.05S"));
    Events patient = ShadowApi.start(kafka, "patient");
    register(patient, "sleepy", Map.of());
    sendUntil(hasty, 0, "sleepy", "FAILED CIRCUIT_OPEN");
    send(patient, 0, 12);
    await().atMost(PATIENCE).until(() -> counts.areDone(patient, "sleepy", 12));
    assertThat(counts.of(patient, "sleepy")).isEqualTo(Map.of("SCORED", 12L));
  }

  @Test
  void endsWhatHasBeenPendingTooLongAndWhatHasNoText() {
    Events events = ShadowApi.start(kafka, "overdue");
    register(events, "slow", SLOW);
    send(events, 0, 6);
    await().atMost(PATIENCE).until(() -> counts.of(events, "slow", "SCORED") == 1);
    await().atMost(PATIENCE).until(() -> counts.of(events, "slow", "PENDING") == 5);
    List<String> waiting = claim(events, 5).stream().map(Attempt::eventId).toList();
    change("created_at = created_at - interval '25 hours'", events, waiting.get(0));
    change(
        "tries = 2, reason = 'TIMEOUT', created_at = created_at - interval '25 hours'",
        events,
        waiting.get(1));
    change(
        "tries = 1, reason = 'CLOSED', stage = 'JUDGE', answer = 'good',"
            + " due_at = 'infinity', created_at = created_at - interval '25 hours'",
        events,
        waiting.get(2));
    await().atMost(PATIENCE).until(() -> counts.of(events, "slow", "PENDING") == 2);
    drop(events, waiting.get(3));
    change("due_at = now() - interval '2 hours'", events, waiting.get(4));
    Lane lane = new Lane(arm(events, "slow"), Stage.REPLAY);
    get(attempts.giveUp(lane, true, Duration.ofHours(1)));
    patch(events, "slow", Map.of("requestsPerSecond", 1_000)).statusCode(200);
    await().atMost(PATIENCE).until(() -> counts.areDone(events, "slow", 6));
    assertThat(counts.of(events, "slow"))
        .isEqualTo(
            Map.of(
                "SCORED", 1L,
                "SKIPPED OVERDUE", 1L,
                "FAILED TIMEOUT", 1L,
                "FAILED JUDGE_CLOSED", 1L,
                "FAILED CIRCUIT_OPEN", 1L,
                "SKIPPED TEXT_DROPPED", 1L));
    assertThat(charged(events)).isEqualTo(2);
  }

  private void change(String what, Events events, String eventId) {
    get(
        database
            .preparedQuery(
                "update attempt set "
                    + what
                    + " where application = $1 and event_id = $2"
                    + " and arm = 'slow'")
            .execute(Tuple.of(events.application(), eventId)));
  }

  /** Drops a text, and lets go of its attempt. */
  private void drop(Events events, String eventId) {
    get(
        database
            .preparedQuery(
                "update interaction set texts = null where application = $1 and event_id = $2")
            .execute(Tuple.of(events.application(), eventId)));
    change("due_at = now()", events, eventId);
  }

  private long charged(Events events) {
    return number("select count(*) from attempt where application = $1 and %s", "charged", events);
  }

  @Test
  void callsARetiredCandidateNoMore() {
    Events events = ShadowApi.start(kafka, "retired");
    post(events, ShadowApi.candidate("old", "hang", Map.of("timeout", "PT4S"))).statusCode(200);
    int before = models.calls("hang");
    send(events, 0, 4);
    await().atMost(PATIENCE).until(() -> models.calls("hang") == before + 4);
    patch(events, "old", Map.of("state", "RETIRED")).statusCode(200);
    await().atMost(PATIENCE).until(() -> counts.areDone(events, "old", 4));
    assertThat(counts.of(events, "old")).isEqualTo(Map.of("SKIPPED RETIRED", 4L));
    assertThat(models.calls("hang")).isEqualTo(before + 4);
  }

  @Test
  void missesOnlyTheJudgementsThatAJudgeOwes() {
    Events events = ShadowApi.start(kafka, "judges");
    register(events, "steady", Map.of());
    MISBEHAVING.keySet().forEach(mode -> register(events, "judge-" + mode, Map.of()));
    send(events, 0, 4);
    await().atMost(PATIENCE).until(() -> counts.areDone(events, "steady", 4));
    await().atMost(PATIENCE).until(() -> counts.areDone(events, "production", 4));
    assertThat(counts.of(events, "steady")).isEqualTo(Map.of("SCORED", 4L));
    assertThat(counts.of(events, "production")).isEqualTo(Map.of("SCORED", 4L));
    MISBEHAVING.forEach(
        (mode, reason) -> {
          await().atMost(PATIENCE).until(() -> counts.areDone(events, "judge-" + mode, 4));
          assertThat(counts.of(events, "judge-" + mode))
              .isEqualTo(Map.of("FAILED JUDGE_" + reason, 4L));
        });
    assertThat(charged(events)).isZero();
    // A row whose judge failed keeps its rule checks.
    assertThat(
            number(
                "select count(*) from attempt where application = $1 and status = 'FAILED' and %s",
                "rules_applied > 0", events))
        .isEqualTo(4L * MISBEHAVING.size());
  }

  @Test
  void scoresWithoutSimilarityWhileDriftTakesTextsAndNeverAnswers() {
    Events events = ShadowApi.start(kafka, "mute-drift");
    register(events, "steady", Map.of());
    drift.mute(true);
    try {
      send(events, 0, 60);
      await().atMost(PATIENCE).until(() -> counts.of(events, "steady", "SCORED") == 60);
    } finally {
      drift.mute(false);
    }
  }

  /** Sends some after the other until a row of the arm ends so; the number of the next to send. */
  private int sendUntil(Events events, int from, String arm, String end) {
    AtomicInteger next = new AtomicInteger(from);
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(300))
        .until(
            () -> {
              send(events, next.get(), next.addAndGet(10));
              return counts.of(events, arm, end) > 0;
            });
    return next.get();
  }
}
