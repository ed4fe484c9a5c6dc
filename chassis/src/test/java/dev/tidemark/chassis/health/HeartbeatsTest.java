package dev.tidemark.chassis.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeartbeatsTest {
  private long now = Long.MAX_VALUE - 10;
  private final Heartbeats beats = new Heartbeats(2, () -> now);

  @Test
  void countsFromTheBeginning() {
    assertThat(beats.longestSilence()).isZero();
    pass(Duration.ofSeconds(3));
    assertThat(beats.longestSilence()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void tellsOfTheMostSilentThread() {
    pass(Duration.ofSeconds(3));
    beats.beat(0);
    pass(Duration.ofSeconds(1));
    assertThat(beats.longestSilence()).isEqualTo(Duration.ofSeconds(4));
    beats.beat(1);
    assertThat(beats.longestSilence()).isEqualTo(Duration.ofSeconds(1));
  }

  /** Past the largest long, as a nano clock may go. */
  private void pass(Duration time) {
    now += time.toNanos();
  }
}
