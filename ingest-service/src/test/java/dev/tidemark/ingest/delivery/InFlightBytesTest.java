package dev.tidemark.ingest.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InFlightBytesTest {
  private final InFlightBytes bytes = new InFlightBytes(100);

  @Test
  void letsInUpToTheLimit() {
    assertThat(bytes.tryAcquire(60)).isTrue();
    assertThat(bytes.tryAcquire(40)).isTrue();
    assertThat(bytes.tryAcquire(1)).isFalse();
  }

  @Test
  void takesNothingWhenItRefuses() {
    assertThat(bytes.tryAcquire(60)).isTrue();
    assertThat(bytes.tryAcquire(60)).isFalse();
    assertThat(bytes.taken()).isEqualTo(60);
  }

  @Test
  void hasRoomAgainAfterRelease() {
    assertThat(bytes.tryAcquire(100)).isTrue();
    bytes.release(100);
    assertThat(bytes.tryAcquire(100)).isTrue();
  }
}
