package dev.tidemark.shadow.warning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WarningsTest {
  @Test
  void saysAKindOfFailureOnceAnInterval() {
    Warnings warned = new Warnings(Duration.ofHours(1));
    IllegalStateException failure = new IllegalStateException();
    assertThat(warned.isDue("a", failure, Instant.EPOCH)).isTrue();
    assertThat(warned.isDue("a", failure, Instant.EPOCH.plusSeconds(3_599))).isFalse();
    assertThat(warned.isDue("b", failure, Instant.EPOCH.plusSeconds(3_599))).isTrue();
    assertThat(warned.isDue("a", new ArithmeticException(), Instant.EPOCH)).isTrue();
    assertThat(warned.isDue("a", failure, Instant.EPOCH.plusSeconds(3_600))).isTrue();
  }
}
