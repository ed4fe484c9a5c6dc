package dev.tidemark.shadow.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.chassis.clock.AppTime;
import dev.tidemark.chassis.clock.ClockKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClosedDayServiceTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final AppTime WALL = new AppTime(NOW, true, ClockKind.WALL);

  @Test
  void goesNoFurtherThanTheIntakeAndThanTheClock() {
    Instant behind = NOW.minusSeconds(100);
    assertThat(ClosedDayService.notBeyond(WALL, Optional.of(behind)).now()).isEqualTo(behind);
    assertThat(ClosedDayService.notBeyond(WALL, Optional.of(NOW.plusSeconds(9)))).isEqualTo(WALL);
    assertThat(ClosedDayService.notBeyond(WALL, Optional.empty())).isEqualTo(WALL);
  }

  @Test
  void callsNothingQuietBeforeItRanLongEnough() {
    VerdictConfig config = new Config();
    Instant quiet = NOW.minus(config.quiet());
    assertThat(ClosedDayService.quiet(NOW, quiet, config)).isEqualTo(quiet);
    assertThat(ClosedDayService.quiet(NOW, quiet.plusSeconds(1), config)).isEqualTo(Instant.EPOCH);
  }

  private record Config() implements VerdictConfig {
    @Override
    public Duration interval() {
      return Duration.ofSeconds(2);
    }

    @Override
    public Duration lease() {
      return Duration.ofMinutes(1);
    }

    @Override
    public Duration quiet() {
      return Duration.ofHours(6);
    }
  }
}
