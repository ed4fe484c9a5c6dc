package dev.tidemark.chassis.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.chassis.clock.ClockKind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final TopicPartition PARTITION = new TopicPartition("topic", 3);

  private final Admission<Sample> admission =
      new Admission<>(
          PARTITION,
          AdmissionTest::decode,
          TestIntakeConfig.flushingEvery(Duration.ofSeconds(1)),
          new IntakeMetrics(new SimpleMeterRegistry(), "stream"));

  @Test
  void dropsASecondRecordWithTheSameIdOfTheSameApplication() {
    assertThat(admit(NOON, wall("app", "a", NOON))).hasSize(1);
    assertThat(admit(NOON, wall("app", "a", NOON))).isEmpty();
    assertThat(admit(NOON, wall("other", "a", NOON))).hasSize(1);
  }

  @Test
  void remembersWallIdsForTheHorizonOfAppendTimeAndAtMostAMinuteMore() {
    admit(NOON, wall("app", "a", NOON));
    assertThat(admit(NOON.plus(15, ChronoUnit.MINUTES), wall("app", "a", NOON))).isEmpty();
    Admitted<Sample> later = admitted(NOON.plus(16, ChronoUnit.MINUTES), wall("app", "a", NOON));
    assertThat(later.records()).hasSize(1);
    assertThat(later.learned().floors()).containsKey(IdBucket.Scope.WALL);
  }

  @Test
  void remembersEventIdsWhileTheirDayIsOpenHoweverLateTheyAreAppended() {
    admit(NOON, event("a", NOON));
    assertThat(admit(NOON.plus(30, ChronoUnit.DAYS), event("a", NOON))).isEmpty();
    admit(NOON, event("b", Instant.parse("2026-03-02T00:59:59Z")));
    assertThat(admit(NOON, event("a", NOON))).isEmpty();
  }

  @Test
  void handsOverRecordsOfAClosedDayAsLateEachTime() {
    admit(NOON, event("a", NOON));
    admit(NOON, event("b", Instant.parse("2026-03-02T01:00:00Z")));
    for (int i = 0; i < 2; i++) {
      Admitted<Sample> again = admitted(NOON, event("a", NOON));
      assertThat(again.records()).singleElement().matches(Received::late);
      assertThat(again.learned().ids()).isEmpty();
    }
  }

  @Test
  void isLateOnlyAgainstItsOwnApplication() {
    admit(NOON, wall("fast", "a", NOON.plus(5, ChronoUnit.DAYS)));
    assertThat(admit(NOON, wall("slow", "b", NOON))).noneMatch(Received::late);
    assertThat(admit(NOON, wall("fast", "c", NOON))).allMatch(Received::late);
  }

  @Test
  void allowsWallRecordsFifteenMinutes() {
    admit(NOON, wall("app", "a", NOON));
    Instant limit = NOON.minus(15, ChronoUnit.MINUTES);
    assertThat(admit(NOON, wall("app", "b", limit.plusMillis(1)))).noneMatch(Received::late);
    assertThat(admit(NOON, wall("app", "c", limit))).allMatch(Received::late);
  }

  @Test
  void aWatermarkNeverGoesBack() {
    admit(NOON, wall("app", "a", NOON));
    admit(NOON, wall("app", "b", NOON.minusSeconds(60)));
    assertThat(admission.watermarks())
        .singleElement()
        .extracting(Watermark::eventTime)
        .isEqualTo(NOON);
  }

  @Test
  void countsDuplicatesPerApplication() {
    admit(NOON, wall("app", "a", NOON));
    admit(NOON, wall("app", "a", NOON));
    admit(NOON, wall("app", "a", NOON));
    assertThat(admission.watermarks())
        .singleElement()
        .extracting(Watermark::duplicates)
        .isEqualTo(2L);
  }

  @Test
  void rejectsWhatTheDecoderCannotRead() {
    Admitted<Sample> admitted = admitted(message(NOON, "garbage"));
    assertThat(admitted.records()).isEmpty();
    assertThat(admitted.rejected())
        .singleElement()
        .extracting(Rejected::reason)
        .isEqualTo("UNREADABLE");
  }

  /** Days in UTC are the windows of EVENT samples. */
  private static Decoding<Sample> decode(ConsumerRecord<byte[], byte[]> message) {
    return switch (Sample.decode(message)) {
      case Poison<Sample> poison -> poison;
      case Decoded<Sample> decoded ->
          decoded.clock() == ClockKind.WALL
              ? decoded
              : new Decoded<>(
                  decoded.tenant(),
                  decoded.application(),
                  decoded.eventId(),
                  decoded.eventTime(),
                  decoded.eventTime().truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS),
                  decoded.clock(),
                  decoded.payload());
    };
  }

  private List<Received<Sample>> admit(Instant appended, Sample sample) {
    return admitted(appended, sample).records();
  }

  private Admitted<Sample> admitted(Instant appended, Sample sample) {
    return admitted(message(appended, new String(sample.bytes(), UTF_8)));
  }

  private Admitted<Sample> admitted(ConsumerRecord<byte[], byte[]> message) {
    List<ConsumerRecord<byte[], byte[]>> messages = List.of(message);
    return admission.admit(messages, admission.decode(messages));
  }

  private static ConsumerRecord<byte[], byte[]> message(Instant appended, String value) {
    return new ConsumerRecord<>(
        PARTITION.topic(),
        PARTITION.partition(),
        0,
        appended.toEpochMilli(),
        TimestampType.LOG_APPEND_TIME,
        0,
        0,
        new byte[0],
        value.getBytes(UTF_8),
        new RecordHeaders(),
        Optional.empty());
  }

  private static Sample wall(String application, String id, Instant time) {
    return new Sample(application, id, time, 1, ClockKind.WALL);
  }

  private static Sample event(String id, Instant time) {
    return new Sample("replay", id, time, 1, ClockKind.EVENT);
  }
}
