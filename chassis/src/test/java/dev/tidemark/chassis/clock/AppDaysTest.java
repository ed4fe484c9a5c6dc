package dev.tidemark.chassis.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class AppDaysTest {
  private static final LocalDate SPRING_FORWARD = LocalDate.of(2026, 3, 29);

  private final AppDays berlin = new AppDays(ZoneId.of("Europe/Berlin"));

  @Test
  void cutsDaysAtLocalMidnight() {
    assertThat(berlin.of(Instant.parse("2026-01-01T22:59:59Z"))).isEqualTo("2026-01-01");
    assertThat(berlin.of(Instant.parse("2026-01-01T23:00:00Z"))).isEqualTo("2026-01-02");
  }

  @Test
  void knowsThatADayMayHaveTwentyThreeHours() {
    assertThat(Duration.between(berlin.start(SPRING_FORWARD), berlin.end(SPRING_FORWARD)))
        .isEqualTo(Duration.ofHours(23));
  }

  @Test
  void countsTheDaysOfADeployment() {
    Instant start = Instant.parse("2026-03-28T20:00:00Z");
    assertThat(berlin.dayOf(start, start)).isZero();
    assertThat(berlin.dayOf(start, Instant.parse("2026-03-29T22:30:00Z"))).isEqualTo(2);
    assertThat(berlin.dayOf(start, Instant.parse("2026-03-27T20:00:00Z"))).isEqualTo(-1);
  }

  @Test
  void closesADayAfterItsLateness() {
    LocalDate day = LocalDate.of(2026, 1, 1);
    Instant end = berlin.end(day);
    assertThat(berlin.isClosed(day, ClockKind.WALL, end.plusSeconds(899))).isFalse();
    assertThat(berlin.isClosed(day, ClockKind.WALL, end.plusSeconds(900))).isTrue();
    assertThat(berlin.isClosed(day, ClockKind.EVENT, end.plusSeconds(900))).isFalse();
  }

  @Test
  void numbersDaysFrom1970() {
    assertThat(AppDays.index(LocalDate.of(1970, 1, 2))).isEqualTo(1);
  }
}
