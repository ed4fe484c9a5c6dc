package dev.tidemark.stats.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SplitMix64Test {

  @Test
  void givesTheReferenceSequence() {
    // Values of the public-domain splitmix64.c of Vigna for seed 1234567.
    SplitMix64 random = new SplitMix64(1234567);

    assertThat(random.nextLong()).isEqualTo(6457827717110365317L);
    assertThat(random.nextLong()).isEqualTo(3203168211198807973L);
    assertThat(random.nextLong()).isEqualTo(Long.parseUnsignedLong("9817491932198370423"));
  }

  @Test
  void streamsDoNotDependOnWhatWasDrawnBefore() {
    SplitMix64 fresh = new SplitMix64(3);
    SplitMix64 used = new SplitMix64(3);
    used.nextLong();

    assertThat(used.stream(9).nextLong()).isEqualTo(fresh.stream(9).nextLong());
    assertThat(used.stream(9).nextLong()).isNotEqualTo(used.stream(10).nextLong());
  }

  @Test
  void strictGaussiansHaveTheMomentsOfANormal() {
    SplitMix64 random = new SplitMix64(8);
    double mean = 0;
    double squares = 0;
    double fourth = 0;
    int n = 200_000;
    for (int i = 0; i < n; i++) {
      double z = random.nextStrictGaussian();
      mean += z / n;
      squares += z * z / n;
      fourth += z * z * z * z / n;
    }

    assertThat(mean).isCloseTo(0, within(.01));
    assertThat(squares).isCloseTo(1, within(.015));
    assertThat(fourth).isCloseTo(3, within(.12));
  }

  @Test
  void shufflePermutes() {
    int[] values = {1, 2, 3, 4, 5, 6};

    new SplitMix64(1).shuffle(values);

    assertThat(values).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
  }
}
