package dev.tidemark.shadow.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
  private static final long REST = Duration.ofSeconds(10).toNanos();

  private final CircuitBreaker breaker = new CircuitBreaker(3, Duration.ofSeconds(10));

  @Test
  void opensAfterFailuresInARow() {
    fail(2);
    breaker.succeeded();
    fail(2);
    assertThat(breaker.admit(8, 0)).isEqualTo(8);
    fail(1);
    assertThat(breaker.isClosed()).isFalse();
    assertThat(breaker.admit(8, REST - 1)).isZero();
  }

  @Test
  void triesOneCallARest() {
    fail(3);
    assertThat(breaker.admit(8, REST)).isEqualTo(1);
    assertThat(breaker.admit(8, REST)).isZero();
    assertThat(breaker.admit(8, 2 * REST)).isEqualTo(1);
    breaker.succeeded();
    assertThat(breaker.admit(8, 2 * REST)).isEqualTo(8);
  }

  @Test
  void triesAgainAtOnceWhenTheTrialWasNotUsed() {
    fail(3);
    assertThat(breaker.admit(8, REST)).isEqualTo(1);
    breaker.unused(REST);
    assertThat(breaker.admit(8, REST)).isEqualTo(1);
  }

  @Test
  void tellsHowLongItHasBeenOpen() {
    breaker.failed(5);
    breaker.failed(7);
    assertThat(breaker.openFor(100)).isZero();
    breaker.failed(9);
    breaker.failed(50);
    assertThat(breaker.openFor(109)).isEqualTo(Duration.ofNanos(100));
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      breaker.failed(0);
    }
  }
}
