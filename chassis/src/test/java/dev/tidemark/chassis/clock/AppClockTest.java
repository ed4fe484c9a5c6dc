package dev.tidemark.chassis.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.chassis.clock.AppClock.AppId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AppClockTest {
  private static final AppId SHOP = new AppId("default", "shop");
  private static final Instant T0 = Instant.parse("2026-03-01T00:00:00Z");

  private Instant wall = Instant.parse("2026-11-21T12:00:00Z");
  private final AppClock clock = new AppClock(() -> wall);

  @Test
  void readsTheWallForWallApplications() {
    assertThat(clock.now(SHOP, ClockKind.WALL)).contains(wall);
  }

  @Test
  void hasNoTimeBeforeTheFirstRecord() {
    assertThat(clock.now(SHOP, ClockKind.EVENT)).isEmpty();
  }

  @Test
  void takesTheLeastWatermarkOfActivePartitions() {
    read(0, 90);
    read(1, 60);
    assertThat(now()).isEqualTo(T0.plusSeconds(60));
  }

  @Test
  void leavesAnIdlePartitionBehindAfterTwoSeconds() {
    read(0, 60);
    pass(Duration.ofSeconds(2));
    read(1, 90);
    assertThat(now()).isEqualTo(T0.plusSeconds(60));

    pass(Duration.ofMillis(1));
    read(1, 95);
    assertThat(now()).isEqualTo(T0.plusSeconds(95));
  }

  @Test
  void neverGoesBack() {
    read(0, 100);
    assertThat(now()).isEqualTo(T0.plusSeconds(100));

    read(1, 10);
    assertThat(now()).isEqualTo(T0.plusSeconds(100));
  }

  @Test
  void standsStillWhenAllPartitionsAreIdle() {
    read(0, 100);
    read(1, 60);
    pass(Duration.ofHours(1));
    assertThat(now()).isEqualTo(T0.plusSeconds(60));
  }

  @Test
  void movesToTheEndOfTheStream() {
    read(0, 100);
    read(1, 60);
    clock.endOfStream(SHOP, T0.plusSeconds(86_400));
    assertThat(now()).isEqualTo(T0.plusSeconds(86_400));
  }

  @Test
  void ignoresPartitionsThatMovedAway() {
    read(0, 100);
    read(1, 60);
    clock.forget(1);
    assertThat(now()).isEqualTo(T0.plusSeconds(100));
  }

  @Test
  void keepsApplicationsApart() {
    read(0, 100);
    assertThat(clock.now(new AppId("acme", "shop"), ClockKind.EVENT)).isEmpty();
  }

  @Test
  void judgesLatenessByTheOwnPartition() {
    read(0, 100_000);
    read(1, 10);
    Instant early = T0.plusSeconds(10);
    assertThat(clock.isLate(SHOP, ClockKind.EVENT, 0, early)).isTrue();
    assertThat(clock.isLate(SHOP, ClockKind.EVENT, 1, early)).isFalse();
    assertThat(clock.isLate(SHOP, ClockKind.EVENT, 2, early)).isFalse();
  }

  @Test
  void callsWallRecordsLateAfterFifteenMinutes() {
    assertThat(clock.isLate(SHOP, ClockKind.WALL, 0, wall.minusSeconds(900))).isFalse();
    assertThat(clock.isLate(SHOP, ClockKind.WALL, 0, wall.minusSeconds(901))).isTrue();
  }

  @Test
  void callsOnlyWallRecordsTooFarAhead() {
    assertThat(ClockKind.WALL.isTooFarAhead(wall.plusSeconds(300), wall)).isFalse();
    assertThat(ClockKind.WALL.isTooFarAhead(wall.plusSeconds(301), wall)).isTrue();
    assertThat(ClockKind.EVENT.isTooFarAhead(wall.plusSeconds(301), wall)).isFalse();
  }

  private void read(int partition, long second) {
    clock.observe(SHOP, partition, T0.plusSeconds(second));
  }

  private void pass(Duration time) {
    wall = wall.plus(time);
  }

  private Instant now() {
    return clock.now(SHOP, ClockKind.EVENT).orElseThrow();
  }
}
