package dev.tidemark.shadow.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SpacingTest {
  @Test
  void saysYesAtOnceAndThenOnceAnInterval() {
    Spacing spacing = new Spacing(Duration.ofNanos(10));
    assertThat(spacing.isDue(-5)).isTrue();
    assertThat(spacing.isDue(4)).isFalse();
    assertThat(spacing.isDue(5)).isTrue();
    assertThat(spacing.isDue(6)).isFalse();
  }
}
