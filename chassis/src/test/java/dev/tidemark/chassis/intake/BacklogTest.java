package dev.tidemark.chassis.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class BacklogTest {
  private Instant now = Instant.parse("2026-01-01T12:00:00Z");
  private final Backlog backlog = new Backlog(() -> now);

  @Test
  void isZeroWhenNothingWaits() {
    backlog.startsAt(10);
    backlog.logEnds(10);
    pass(Duration.ofHours(2));
    assertThat(backlog.lag()).isZero();
    assertThat(backlog.oldestSeconds()).isZero();
  }

  @Test
  void isTheAgeOfTheOldestRecordHandedOver() {
    backlog.startsAt(0);
    backlog.handedOver(appended(0, 100, ago(Duration.ofHours(3))));
    assertThat(backlog.lag()).isEqualTo(100);
    assertThat(backlog.oldestSeconds()).isEqualTo(3 * 3600);

    processed(99, ago(Duration.ofHours(3)));
    assertThat(backlog.oldestSeconds()).isZero();

    backlog.handedOver(appended(100, 10, ago(Duration.ofHours(1))));
    assertThat(backlog.oldestSeconds()).isEqualTo(3600);
  }

  @Test
  void isYoungWhereAnIdlePartitionGetsARecordThatIsNotHandedOver() {
    backlog.startsAt(0);
    processed(0, ago(Duration.ofHours(5)));
    backlog.logEnds(1);
    pass(Duration.ofSeconds(1));
    backlog.logEnds(2);
    pass(Duration.ofSeconds(20));
    assertThat(backlog.oldestSeconds()).isEqualTo(21);
  }

  @Test
  void countsFromTheAssignmentBeforeTheFirstRecordIsHandedOver() {
    backlog.startsAt(500);
    backlog.logEnds(9_000);
    pass(Duration.ofSeconds(40));
    assertThat(backlog.oldestSeconds()).isEqualTo(40);
  }

  @Test
  void isAsOldAsWhatWasProcessedLastBetweenTwoBatchesOfABacklog() {
    backlog.startsAt(0);
    backlog.logEnds(9_000);
    backlog.handedOver(appended(0, 100, ago(Duration.ofHours(3))));
    processed(99, ago(Duration.ofHours(3)));
    assertThat(backlog.oldestSeconds()).isEqualTo(3 * 3600);
  }

  @Test
  void leavesOutWhatIsAlreadyProcessedAndFindsWhatComesAgain() {
    backlog.startsAt(50);
    backlog.handedOver(appended(0, 50, ago(Duration.ofHours(3))));
    backlog.logEnds(50);
    assertThat(backlog.oldestSeconds()).isZero();

    backlog.handedOver(appended(60, 5, ago(Duration.ofMinutes(1))));
    backlog.handedOver(appended(50, 15, ago(Duration.ofMinutes(2))));
    assertThat(backlog.oldestSeconds()).isEqualTo(120);
  }

  @Test
  void isNeverNegativeWhenTheBrokersClockIsAhead() {
    backlog.startsAt(0);
    backlog.handedOver(appended(0, 1, now.plusSeconds(5)));
    assertThat(backlog.oldestSeconds()).isZero();
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private Instant ago(Duration time) {
    return now.minus(time);
  }

  private void processed(long offset, Instant appended) {
    backlog.processed(message(offset, appended));
  }

  private static List<ConsumerRecord<byte[], byte[]>> appended(long from, int count, Instant at) {
    return LongStream.range(from, from + count).mapToObj(offset -> message(offset, at)).toList();
  }

  private static ConsumerRecord<byte[], byte[]> message(long offset, Instant appended) {
    return new ConsumerRecord<>(
        "topic",
        0,
        offset,
        appended.toEpochMilli(),
        TimestampType.LOG_APPEND_TIME,
        0,
        0,
        null,
        null,
        new RecordHeaders(),
        Optional.empty());
  }
}
