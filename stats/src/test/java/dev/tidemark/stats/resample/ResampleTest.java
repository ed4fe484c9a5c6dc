package dev.tidemark.stats.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.stats.random.SplitMix64;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResampleTest {

  private final SplitMix64 random = new SplitMix64(12);

  @Test
  void aStatisticThatAPermutationDoesNotHaveIsNoEvidence() {
    assertThat(Permutations.p(new double[] {3, 1, Double.NaN, 2})).isEqualTo(.5);
    assertThat(Permutations.p(new double[] {Double.NaN, 1, 2, 3})).isEqualTo(1);
  }

  @Test
  void jackknifeOfAMeanIsItsUsualStandardError() {
    double[] values = {1, 4, 2, 8};
    double sum = Arrays.stream(values).sum();
    double[] without = Arrays.stream(values).map(v -> (sum - v) / 3).toArray();

    BlockJackknife jackknife = BlockJackknife.of(sum / 4, without);

    // Variance of the values is 9.5833, over n = 4.
    assertThat(jackknife.standardError()).isCloseTo(Math.sqrt(9.583333333 / 4), within(1e-9));
    assertThat(jackknife.interval(.95).high())
        .isCloseTo(3.75 + 3.182446305 * jackknife.standardError(), within(1e-7));
  }

  @Test
  void jackknifeNeedsTwoBlocks() {
    assertThatThrownBy(() -> BlockJackknife.of(1, new double[] {1}))
        .hasMessage("1 blocks but a jackknife needs at least 2");
  }

  @Test
  void quadraticFormIsTheNormOfTheCombination() {
    double[][] rows = {{1, 2}, {0, -1}, {3, 1}};

    double quadratic = Gram.quadratic(Gram.of(rows), new double[] {1, -2, .5});

    // 1*(1,2) - 2*(0,-1) + .5*(3,1) = (2.5, 4.5)
    assertThat(quadratic).isCloseTo(26.5, within(1e-12));
    assertThat(Gram.offDiagonalSquares(Gram.of(rows))).isCloseTo(2 * (4 + 25 + 1), within(1e-12));
  }

  @Test
  void labelPermutationKeepsTheNumberOfTreatedBlocks() {
    boolean[] treated = {true, true, false, false, false};
    Permutations permutations = new Permutations(50, 1);

    double[] statistics = permutations.overLabels(treated, labels -> count(labels));

    assertThat(statistics).hasSize(51).containsOnly(2);
    assertThat(Permutations.p(statistics)).isEqualTo(1);
  }

  private static int count(boolean[] labels) {
    return (int) IntStream.range(0, labels.length).filter(i -> labels[i]).count();
  }

  @Test
  void labelPermutationHasItsSizeUnderTheNull() {
    int rejected = 0;
    boolean[] treated = new boolean[30];
    Arrays.fill(treated, 0, 15, true);
    for (int run = 0; run < 1000; run++) {
      double[] values = random.doubles(30).toArray();
      double[] statistics =
          new Permutations(99, run)
              .overLabels(treated, labels -> Math.abs(contrast(labels, values)));
      rejected += Permutations.p(statistics) <= .05 ? 1 : 0;
    }

    assertThat(rejected).isBetween(30, 72);
  }

  private static double contrast(boolean[] labels, double[] values) {
    return IntStream.range(0, labels.length)
        .mapToDouble(i -> labels[i] ? values[i] : -values[i])
        .sum();
  }

  @Test
  void signPermutationHasItsSizeUnderTheNull() {
    int rejected = 0;
    for (int run = 0; run < 500; run++) {
      double[][] rows = new double[24][6];
      for (double[] row : rows) {
        Arrays.setAll(row, j -> random.nextGaussian());
      }
      double[] statistics = new Permutations(99, run).overSigns(Gram.of(rows));
      rejected += Permutations.p(statistics) <= .05 ? 1 : 0;
    }

    assertThat(rejected).isBetween(12, 40);
  }

  @Test
  void permutationsRepeatWithTheSeed() {
    double[][] gram = Gram.of(new double[][] {{1, 0}, {2, 1}, {0, 3}, {1, 1}});

    assertThat(new Permutations(20, 5).overSigns(gram))
        .isEqualTo(new Permutations(20, 5).overSigns(gram));
  }
}
