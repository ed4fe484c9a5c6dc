package dev.tidemark.shadow.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private final Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

  @Test
  void doublesWithJitter() {
    assertThat(backoff.pause(1, Optional.empty(), 0)).isEqualTo(Duration.ofMillis(250));
    assertThat(backoff.pause(1, Optional.empty(), .999)).isLessThan(Duration.ofMillis(501));
    assertThat(backoff.pause(3, Optional.empty(), 0)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void neverWaitsLongerThanTheLongest() {
    assertThat(backoff.pause(19, Optional.empty(), .999)).isLessThan(Duration.ofSeconds(31));
    assertThat(backoff.pause(1, Optional.of(Duration.ofHours(1)), 0))
        .isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void waitsAsLongAsTheOtherSideAsks() {
    assertThat(backoff.pause(1, Optional.of(Duration.ofSeconds(7)), 0))
        .isEqualTo(Duration.ofSeconds(7));
  }
}
