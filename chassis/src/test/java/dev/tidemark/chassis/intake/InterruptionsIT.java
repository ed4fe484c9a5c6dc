package dev.tidemark.chassis.intake;

import static dev.tidemark.chassis.intake.Rows.ROWS;
import static dev.tidemark.chassis.intake.TestIntakeConfig.FAST;
import static dev.tidemark.chassis.intake.TestIntakeConfig.LAZY;
import static dev.tidemark.chassis.intake.Totals.RECORDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.chassis.testing.EmbeddedStack;
import dev.tidemark.chassis.testing.ServerProxy;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The intake through stops, kills, rebalances and outages of the database. */
class InterruptionsIT {
  @Test
  void aStopUnderLoadHandsOnAtOnceAndNothingIsReadTwice() {
    IntakeFixture fixture = new IntakeFixture(4, Totals.TABLE);
    TestIntakeConfig patient = LAZY.leavingGroup();
    for (int partition = 0; partition < 4; partition++) {
      fixture.sendMany(partition, 0, 500);
    }
    Totals slow = new Totals(Duration.ofMillis(300), () -> Uni.createFrom().voidItem());
    Replica first = fixture.totals(slow, patient);
    await().until(() -> first.count("tidemark.intake.records") > 0);
    first.intake.stop();
    assertThat(fixture.number("SELECT sum(next_offset) FROM intake_offset"))
        .as("the batch in hand is written, its offset too")
        .isEqualTo((long) first.count("tidemark.intake.records"))
        .isLessThan(2000);
    await().until(() -> fixture.members() == 0);

    try (Replica second = fixture.totals(new Totals(), FAST)) {
      fixture.awaitNumber(RECORDS, 2000);
      assertThat(first.count("tidemark.intake.records") + second.count("tidemark.intake.records"))
          .isEqualTo(2000);
    }
    first.close();
  }

  @Test
  void aStopWaitsOnceForABatchThatDoesNotEnd() {
    IntakeFixture fixture = new IntakeFixture(1, Rows.TABLE);
    fixture.sendMany(0, 0, 10);
    try (Replica replica = fixture.rows(new Gate().rows(), FAST)) {
      await().until(() -> replica.count("tidemark.intake.records") == 10);
      long begun = System.nanoTime();
      replica.intake.stop();
      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .isBetween(FAST.flushTimeout(), FAST.flushTimeout().multipliedBy(2));
      assertThat(fixture.number(ROWS)).isZero();
    }
  }

  @Test
  void losesNothingInMemoryToAKill() {
    IntakeFixture fixture = new IntakeFixture(1, Totals.TABLE);
    fixture.sendMany(0, 0, 300);
    Replica first = fixture.totals(new Totals(), LAZY);
    await().until(() -> first.count("tidemark.intake.records") == 300);

    first.kill();
    try (Replica second = fixture.totals(new Totals(), FAST)) {
      fixture.awaitNumber(RECORDS, 300);
      assertThat(second.count("tidemark.intake.records")).isEqualTo(300);
    }
  }

  @Test
  void aZombieThatWakesAfterALongPauseWritesNothing() throws Exception {
    IntakeFixture fixture = new IntakeFixture(1, Totals.TABLE);
    fixture.sendMany(0, 0, 200);
    try (Replica zombie =
        fixture.totals(new Totals(), LAZY.withMaxPollInterval(Duration.ofSeconds(2)))) {
      await().until(() -> zombie.count("tidemark.intake.records") == 200);
      Replica.Stall pause = zombie.stall();
      pause.awaitBegin();

      try (Replica heir = fixture.totals(new Totals(), FAST)) {
        fixture.awaitNumber(RECORDS, 200);
        fixture.sendMany(0, 200, 50);
        fixture.awaitNumber(RECORDS, 250);
        pause.end();
        await().until(() -> zombie.intake.troubles().isEmpty() && zombie.intake.lag() == 0);
        fixture.sendMany(0, 250, 50);
        fixture.awaitNumber(RECORDS, 300);
        assertThat(heir.count("tidemark.intake.refused")).isZero();
        assertThat(zombie.count("tidemark.intake.refused")).isEqualTo(1);
      }
    }
    fixture.awaitNumber(RECORDS, 300);
    fixture.awaitOffset(300);
  }

  @Test
  void aFlushThatFindsTheOffsetMovedDiscardsReloadsAndSeeks() {
    IntakeFixture fixture = new IntakeFixture(1, Totals.TABLE);
    fixture.sendMany(0, 0, 100);
    try (Replica replica =
        fixture.totals(new Totals(), TestIntakeConfig.flushingEvery(Duration.ofSeconds(2)))) {
      await().until(() -> replica.count("tidemark.intake.records") == 100);
      fixture.execute("UPDATE intake_offset SET next_offset = 40");
      fixture.execute("INSERT INTO total VALUES (0, 40, 40, 0)");

      fixture.sendMany(0, 100, 20);
      fixture.awaitNumber(RECORDS, 120);
      fixture.awaitOffset(120);
      assertThat(replica.count("tidemark.intake.refused")).isEqualTo(1);
    }
  }

  @Test
  void aRebalanceInMidFlushCountsNothingTwice() throws Exception {
    IntakeFixture fixture = new IntakeFixture(4, Totals.TABLE);
    CountDownLatch writing = new CountDownLatch(1);
    CompletableFuture<Void> release = new CompletableFuture<>();
    Totals slow =
        new Totals(
            Duration.ZERO,
            () -> {
              writing.countDown();
              return Uni.createFrom().completionStage(release.copy());
            });
    for (int partition = 0; partition < 4; partition++) {
      fixture.sendMany(partition, 0, 100);
    }
    try (Replica first = fixture.totals(slow, FAST)) {
      assertThat(writing.await(10, TimeUnit.SECONDS)).isTrue();
      try (Replica second = fixture.totals(new Totals(), FAST)) {
        release.complete(null);
        fixture.awaitNumber(RECORDS, 400);
        await().until(() -> !second.intake.watermarks().isEmpty());
        for (int partition = 0; partition < 4; partition++) {
          fixture.sendMany(partition, 100, 100);
        }
        fixture.awaitNumber(RECORDS, 800);
        assertThat(first.count("tidemark.intake.refused")).isZero();
      }
    }
    fixture.awaitOffset(800);
  }

  @Test
  void aStopInMidBatchWritesNothingOfTheBatch() {
    IntakeFixture fixture = new IntakeFixture(1, Totals.TABLE);
    fixture.sendMany(0, 0, 10);
    try (Replica first = fixture.totals(new Totals(), LAZY)) {
      await().until(() -> first.count("tidemark.intake.records") == 10);
      fixture.sendMany(0, 10, 5);
      fixture.send(0, Sample.of("negative", -5));
      await().until(() -> !first.intake.troubles().isEmpty());
    }
    assertThat(fixture.number(RECORDS)).as("no topic for the dead letter").isZero();

    EmbeddedStack.createTopic(fixture.stream.deadLetterTopic(fixture.topic), 1);
    try (Replica second = fixture.totals(new Totals(), FAST)) {
      fixture.awaitOffset(16);
      assertThat(fixture.number(RECORDS)).isEqualTo(15);
      assertThat(second.count("tidemark.intake.dead-lettered")).isEqualTo(1);
    }
  }

  @Test
  void anOutageOfTheDatabaseDelaysAndLosesNothing() {
    IntakeFixture fixture = new IntakeFixture(2, Totals.TABLE);
    try (ServerProxy proxy = new ServerProxy(fixture.database.port());
        Replica replica =
            new Replica(
                fixture.stream,
                fixture.topic,
                fixture.database.at(proxy.port()),
                FAST,
                id -> new AggregateWork<>(id, new Totals()))) {
      fixture.sendMany(0, 0, 500);
      fixture.awaitNumber(RECORDS, 500);
      proxy.takeAway();
      fixture.sendMany(0, 500, 500);
      fixture.sendMany(1, 0, 500);
      await().until(() -> !replica.intake.troubles().isEmpty());
      proxy.bringBack();
      fixture.awaitNumber(RECORDS, 1500);
      await().until(() -> replica.intake.troubles().isEmpty());
    }
  }

  @Test
  void startsWithoutTheDatabaseAndSeeksWhenItComes() {
    IntakeFixture fixture = new IntakeFixture(1, Rows.TABLE);
    fixture.sendMany(0, 0, 100);
    fixture.execute(
        "INSERT INTO intake_offset VALUES ('%s', '%s', 0, 70)"
            .formatted(fixture.stream.name(), fixture.topic));
    try (ServerProxy proxy = new ServerProxy(fixture.database.port())) {
      proxy.takeAway();
      try (Replica replica =
          new Replica(
              fixture.stream,
              fixture.topic,
              fixture.database.at(proxy.port()),
              FAST,
              id -> new RowWork<>(id, new Rows()))) {
        await().until(() -> !replica.intake.troubles().isEmpty());
        proxy.bringBack();
        fixture.awaitNumber(ROWS, 30);
        assertThat(fixture.number("SELECT min(off) FROM result")).isEqualTo(70);
      }
    }
  }
}
