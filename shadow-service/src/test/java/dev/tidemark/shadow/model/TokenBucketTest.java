package dev.tidemark.shadow.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenBucketTest {
  private static final long SECOND = 1_000_000_000;

  @Test
  void givesOneSecondsWorthAndThenEvenly() {
    TokenBucket bucket = new TokenBucket(5, 0);
    assertThat(bucket.take(8, 0)).isEqualTo(5);
    assertThat(bucket.take(8, SECOND / 5)).isEqualTo(1);
    assertThat(bucket.take(8, 10 * SECOND)).isEqualTo(5);
  }

  @Test
  void keepsASlowRate() {
    TokenBucket bucket = new TokenBucket(.1, 0);
    assertThat(bucket.take(1, 0)).isEqualTo(1);
    assertThat(bucket.take(1, 9 * SECOND)).isZero();
    assertThat(bucket.take(1, 11 * SECOND)).isEqualTo(1);
  }

  @Test
  void takesBackWhatWasNotUsed() {
    TokenBucket bucket = new TokenBucket(5, 0);
    bucket.take(5, 0);
    bucket.giveBack(2, 0);
    assertThat(bucket.take(5, 0)).isEqualTo(2);
  }

  @Test
  void restsAsLongAsTheOtherSideAsks() {
    TokenBucket bucket = new TokenBucket(5, 0);
    bucket.pauseUntil(3 * SECOND);
    assertThat(bucket.take(5, 3 * SECOND)).isZero();
    assertThat(bucket.take(5, 4 * SECOND)).isEqualTo(5);
  }

  @Test
  void restsAlthoughSomethingIsGivenBack() {
    TokenBucket bucket = new TokenBucket(5, 0);
    bucket.take(5, 0);
    bucket.pauseUntil(3 * SECOND);
    bucket.giveBack(5, SECOND);
    assertThat(bucket.take(5, 2 * SECOND)).isZero();
  }
}
