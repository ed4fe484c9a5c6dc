package dev.tidemark.shadow.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class WarnedTest {
  @Test
  void saysAKindOfFailureOnceAnHour() {
    Warned warned = new Warned();
    IllegalStateException failure = new IllegalStateException();
    assertThat(warned.isDue("a", failure, Instant.EPOCH)).isTrue();
    assertThat(warned.isDue("a", failure, Instant.EPOCH.plusSeconds(3_599))).isFalse();
    assertThat(warned.isDue("b", failure, Instant.EPOCH.plusSeconds(3_599))).isTrue();
    assertThat(warned.isDue("a", new ArithmeticException(), Instant.EPOCH)).isTrue();
    assertThat(warned.isDue("a", failure, Instant.EPOCH.plusSeconds(3_600))).isTrue();
  }
}
