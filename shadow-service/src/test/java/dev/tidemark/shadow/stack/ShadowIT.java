package dev.tidemark.shadow.stack;

import static dev.tidemark.chassis.testing.Results.get;
import static dev.tidemark.shadow.stack.ShadowApi.arm;
import static dev.tidemark.shadow.stack.ShadowApi.get;
import static dev.tidemark.shadow.stack.ShadowApi.register;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.tidemark.proto.event.v1.Completeness;
import dev.tidemark.proto.event.v1.Embedded;
import dev.tidemark.proto.event.v1.Outcome;
import dev.tidemark.proto.event.v1.ScoreEvent;
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
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** The whole service on a real broker and database, with stub models. */
@QuarkusTest
@TestProfile(ShadowProfile.class)
class ShadowIT extends WithStubs {
  private static final Map<String, String> MISBEHAVING =
      Map.of(
          "hang", "TIMEOUT",
          "limited", "RATE_LIMITED",
          "broken", "SERVER_ERROR",
          "moved", "REDIRECTED",
          "garbage", "BAD_ANSWER",
          "huge", "TOO_LARGE",
          "closing", "CLOSED");

  @Inject AttemptStore attempts;
  @Inject BudgetStore budgets;
  @Inject ScoreRowStore rows;

  @Test
  void accountsForEverySelectedRecordWhateverCandidatesDo() {
    Events events = ShadowApi.start(kafka, "arms");
    register(events, "steady", Map.of());
    MISBEHAVING.keySet().forEach(model -> register(events, model, Map.of("timeout", "PT3S")));
    send(events, 0, 16);
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
    // Of all turns, one was blocked and one an error.
    get(events, "/quality", 200)
        .body("points.find { it.measure == 'complete' }.mean.n", equalTo(21))
        .body("points.find { it.measure == 'complete' }.mean.value", equalTo(19 / 21f));
  }

  private static void sendIncomparable(Events events) {
    Outcome[] outcomes = {Outcome.OUTCOME_CACHED, Outcome.OUTCOME_BLOCKED, Outcome.OUTCOME_ERROR};
    for (Outcome outcome : outcomes) {
      Embedded.Builder turn = Events.embedded("u5", "ask");
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
    Events events = ShadowApi.start(kafka, "budget");
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
    get(events, "/candidates", 200)
        .body("candidates.truncatedDays.flatten()", contains("2026-03-02"));
    long used = get(budgets.used(arm, Purpose.REPLAY, Events.FIRST_DAY));
    assertThat(used).isEqualTo(models.spent() + 3 * 150).isLessThanOrEqualTo(limit);
    assertThat(used).isGreaterThan(limit - 150);
    assertThat(models.mostInFlight()).isEqualTo(8);
    assertThat(get(attempts.save(held.getFirst()))).as("the killed worker comes back").isFalse();
  }

  @Test
  void setsPoisonAsideAndGoesOn() {
    Events events = ShadowApi.start(kafka, "poison");
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
    Events events = ShadowApi.start(kafka, "erasure");
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
