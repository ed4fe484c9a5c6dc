package dev.tidemark.chassis.intake;

import static dev.tidemark.chassis.intake.Rows.ROWS;
import static dev.tidemark.chassis.intake.TestIntakeConfig.FAST;
import static dev.tidemark.chassis.intake.TestIntakeConfig.LAZY;
import static dev.tidemark.chassis.intake.Totals.RECORDS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.chassis.testing.EmbeddedStack;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** The intake on SmallRye's Kafka source in batch mode, a real broker and a real PostgreSQL. */
class IntakeIT {
  @Test
  void seeksToTheStoredOffsetOnAssignment() {
    IntakeFixture fixture = new IntakeFixture(2, Rows.TABLE);
    fixture.sendMany(0, 0, 100);
    fixture.sendMany(1, 0, 100);
    fixture.execute(
        "INSERT INTO intake_offset VALUES ('%s', '%s', 0, 60)"
            .formatted(fixture.stream.name(), fixture.topic));

    try (Replica replica = fixture.rows(new Rows(), FAST)) {
      fixture.awaitNumber(ROWS, 140);

      assertThat(fixture.number("SELECT min(off) FROM result WHERE part = 0")).isEqualTo(60);
      assertThat(fixture.number("SELECT min(off) FROM result WHERE part = 1")).isZero();
      assertThat(replica.count("tidemark.intake.records")).isEqualTo(140);
      assertThat(replica.count("tidemark.intake.skipped")).isZero();
    }
  }

  @Test
  void goesOnWhereTheLastFlushEnded() {
    IntakeFixture fixture = new IntakeFixture(2, Totals.TABLE);
    fixture.sendMany(0, 0, 500);
    fixture.sendMany(1, 0, 500);
    try (Replica first = fixture.totals(new Totals(), LAZY)) {
      await().until(() -> first.count("tidemark.intake.records") == 1000);
      assertThat(fixture.number(RECORDS)).isZero();
    }
    assertThat(fixture.number(RECORDS)).as("written on stop").isEqualTo(1000);

    fixture.sendMany(0, 500, 10);
    try (Replica second = fixture.totals(new Totals(), FAST)) {
      fixture.awaitNumber(RECORDS, 1010);
      assertThat(second.count("tidemark.intake.records")).isEqualTo(10);
    }
  }

  @Test
  void dropsDuplicatesWithinTheHorizonAndAcrossARestart() {
    IntakeFixture fixture =
        new IntakeFixture(1, Map.of("message.timestamp.type", "CreateTime"), Rows.TABLE);
    long start = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    long minute = Duration.ofMinutes(1).toMillis();
    Sample sample = Sample.of("a", 1);
    fixture.sendAt(0, start, sample);
    fixture.sendAt(0, start + minute, sample);
    try (Replica first = fixture.rows(new Rows(), FAST)) {
      fixture.awaitOffset(2);
      assertThat(fixture.number(ROWS)).isEqualTo(1);
      assertThat(first.count("tidemark.intake.duplicates")).isEqualTo(1);
    }

    fixture.sendAt(0, start + 15 * minute, sample);
    fixture.sendAt(0, start + 17 * minute, sample);
    try (Replica second = fixture.rows(new Rows(), FAST)) {
      fixture.awaitOffset(4);
      assertThat(second.count("tidemark.intake.duplicates")).isEqualTo(1);
    }
    assertThat(fixture.number("SELECT max(off) FROM result")).isEqualTo(3);
    assertThat(fixture.number("SELECT sum(length(ids)) FROM intake_seen")).isEqualTo(16);
  }

  @Test
  void aCrashBetweenProduceAndCommitRepeatsEventsButCountsThemOnce() {
    IntakeFixture source = new IntakeFixture(1, Rows.TABLE);
    IntakeFixture derived = new IntakeFixture(1, Rows.TABLE);
    source.sendMany(0, 0, 50);
    CompletableFuture<Void> produced = new CompletableFuture<>();
    Replica doomed =
        source.rows(
            new Rows(
                records ->
                    derive(derived, records)
                        .invoke(() -> produced.complete(null))
                        .chain(() -> Uni.createFrom().nothing())),
            FAST);
    produced.join();
    doomed.kill();

    try (Replica next = source.rows(new Rows(records -> derive(derived, records)), FAST);
        Replica reader = derived.rows(new Rows(), FAST)) {
      source.awaitNumber(ROWS, 50);
      derived.awaitOffset(100);
      assertThat(derived.number(ROWS)).isEqualTo(50);
      assertThat(reader.count("tidemark.intake.duplicates")).isEqualTo(50);
      assertThat(next.count("tidemark.intake.records")).isEqualTo(50);
    }
  }

  @Test
  void sendsPoisonToTheDeadLettersAndGoesOn() {
    IntakeFixture fixture = new IntakeFixture(1, Rows.TABLE);
    String deadLetters = fixture.stream.deadLetterTopic(fixture.topic);
    EmbeddedStack.createTopic(deadLetters, 1);
    fixture.send(0, Sample.of("good-1", 1), Sample.of("negative", -5));
    fixture.sendBytes(0, null, List.of("garbage".getBytes(UTF_8)));
    fixture.send(0, Sample.of("unlucky", 666), Sample.of("refused", 13), Sample.of("good-2", 2));

    try (Replica replica = fixture.rows(new Rows(), FAST)) {
      fixture.awaitOffset(6);
      assertThat(fixture.number("SELECT sum(number) FROM result")).isEqualTo(3);
      List<ConsumerRecord<byte[], byte[]>> dead = IntakeFixture.readAll(deadLetters, 4);
      assertThat(dead)
          .extracting(letter -> header(letter, DeadLetters.REASON))
          .containsExactlyInAnyOrder(
              "NEGATIVE_NUMBER", "UNREADABLE", "UNLUCKY_NUMBER", "UNWRITABLE");
      assertThat(dead)
          .extracting(letter -> header(letter, DeadLetters.OFFSET))
          .containsExactlyInAnyOrder("1", "2", "3", "4");
      assertThat(dead)
          .extracting(letter -> header(letter, DeadLetters.TOPIC))
          .containsOnly(fixture.topic);
      assertThat(replica.count("tidemark.intake.dead-lettered")).isEqualTo(4);
    }
  }

  @Test
  void waitsForWhatTheDecoderLacksAndReadsNothingAgain() {
    IntakeFixture fixture = new IntakeFixture(1, Totals.TABLE);
    AtomicBoolean ready = new AtomicBoolean(true);
    fixture.sendMany(0, 0, 100);
    try (Replica replica =
        new Replica(
            fixture.stream,
            fixture.topic,
            fixture.database,
            LAZY,
            id -> new AggregateWork<>(id, new Totals()),
            message -> {
              if (!ready.get()) {
                throw new NotReadyException("the application is not known yet");
              }
              return Sample.decode(message);
            })) {
      await().until(() -> replica.count("tidemark.intake.records") == 100);
      ready.set(false);
      fixture.sendMany(0, 100, 50);
      await().until(() -> !replica.intake.troubles().isEmpty());
      ready.set(true);
      await().until(() -> replica.count("tidemark.intake.records") == 150);
    }
    assertThat(fixture.number(RECORDS)).isEqualTo(150);
  }

  @Test
  void tellsKafkaHowFarTheDatabaseIs() {
    IntakeFixture fixture = new IntakeFixture(1, Rows.TABLE);
    fixture.sendMany(0, 0, 100);
    Gate gate = new Gate();
    try (Replica replica = fixture.rows(gate.rows(), FAST)) {
      await().until(() -> replica.intake.lag() == 100);
      await().until(() -> replica.intake.oldestUnprocessedSeconds() > 0);
      assertThat(replica.spans.all()).as("the batch is in hand").isEmpty();
      gate.open();
      await().until(() -> replica.intake.lag() == 0);
      assertThat(replica.intake.oldestUnprocessedSeconds()).isZero();
      await().until(() -> replica.committed() == 100);
      assertThat(replica.spans.all())
          .extracting(SpanData::getName)
          .containsOnly("process " + fixture.topic);
    }
  }

  @Test
  void tellsHowLongTheOldestRecordHasWaited() {
    // Given
    Duration hour = Duration.ofHours(1);
    IntakeFixture fixture =
        new IntakeFixture(2, Map.of("message.timestamp.type", "CreateTime"), Rows.TABLE);
    fixture.sendAt(1, System.currentTimeMillis() - hour.toMillis(), Sample.of("old", 1));
    Gate gate = new Gate();
    try (Replica replica = fixture.rows(gate.rows(), FAST)) {
      await().until(() -> replica.intake.oldestUnprocessedSeconds() >= hour.toSeconds());
      gate.open();
      await().until(() -> replica.intake.oldestUnprocessedSeconds() == 0);

      // When: what comes to the idle partition waits behind the batch of the other
      gate.close();
      fixture.sendMany(0, 0, 1);
      await().until(() -> replica.intake.lag() == 1);
      fixture.sendMany(1, 1, 1);
      await().until(() -> replica.intake.lag() == 2);

      // Then
      assertThat(replica.intake.oldestUnprocessedSeconds()).isBetween(0.001, 60.0);
      gate.open();
      fixture.awaitNumber(ROWS, 3);
    }
  }

  private static Uni<Void> derive(IntakeFixture derived, List<Received<Sample>> records) {
    return Uni.join()
        .all(records.stream().map(received -> derive(derived, received)).toList())
        .andFailFast()
        .replaceWithVoid();
  }

  private static Uni<Void> derive(IntakeFixture derived, Received<Sample> received) {
    byte[] value = received.source().value();
    return Uni.createFrom()
        .emitter(
            emitter -> {
              Future<?> _ =
                  Replica.PRODUCER.send(
                      new ProducerRecord<>(derived.topic, 0, null, value),
                      (metadata, failure) -> emitter.complete(null));
            });
  }

  private static String header(ConsumerRecord<byte[], byte[]> letter, String key) {
    return new String(letter.headers().lastHeader(key).value(), UTF_8);
  }
}
