package dev.tidemark.stats.multiple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.stats.random.SplitMix64;
import org.junit.jupiter.api.Test;

class MultipleTest {

  @Test
  void adjustsAsRDoes() {
    // p.adjust(c(.01, .04, .03, .005, .6), "BH") of R.
    double[] adjusted = BenjaminiHochberg.adjust(new double[] {.01, .04, .03, .005, .6});

    assertThat(adjusted).containsExactly(new double[] {.025, .05, .05, .025, .6}, within(1e-12));
  }

  @Test
  void adjustsNothingToNothing() {
    assertThat(BenjaminiHochberg.adjust(new double[0])).isEmpty();
  }

  @Test
  void rejectsWhatIsNoProbability() {
    assertThatThrownBy(() -> BenjaminiHochberg.adjust(new double[] {.2, Double.NaN}))
        .hasMessage("p-value NaN but a number in [0, 1] is required");
  }

  @Test
  void bonferroniIsCappedAtOne() {
    assertThat(MinP.bonferroni(.01, .4)).isEqualTo(.02);
    assertThat(MinP.bonferroni(.8, .9)).isEqualTo(1);
  }

  @Test
  void permutedMinPIsExactUnderTheNullAndFreeForCopies() {
    SplitMix64 random = new SplitMix64(6);
    int rejected = 0;
    for (int run = 0; run < 2000; run++) {
      double[] one = random.doubles(40).toArray();
      double[] other = random.doubles(40).toArray();
      rejected += MinP.permuted(new double[][] {one, other}) <= .1 ? 1 : 0;
      assertThat(MinP.permuted(new double[][] {one, one.clone()}))
          .isEqualTo(MinP.permuted(new double[][] {one}));
    }

    // Ties among min-p make it slightly strict.
    assertThat(rejected / 2000.0).isBetween(.06, .12);
  }
}
