package dev.tidemark.stats.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.stats.Vectors;
import dev.tidemark.stats.random.SplitMix64;
import dev.tidemark.stats.selection.PoolItem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UncoveredMassTest {

  private static final int DIMENSION = 6;

  @Test
  void givesTheKnownExpectations() {
    assertThat(UncoveredMass.expectedCoverage(500, 500, 5)).isCloseTo(.96921780, within(1e-8));
    assertThat(UncoveredMass.expectedCoverage(2000, 500, 5)).isCloseTo(.67281196, within(1e-8));
    assertThat(UncoveredMass.expectedCoverage(10_000, 10_000, 5))
        .isCloseTo(.96877344, within(1e-8));
    assertThatIllegalArgumentException().isThrownBy(() -> UncoveredMass.expectedCoverage(5, 10, 5));
  }

  @Test
  void aRandomSetLeavesWhatIsExpected() {
    double excess = 0;
    int runs = 30;
    for (int run = 0; run < runs; run++) {
      SplitMix64 random = new SplitMix64(run);
      excess += measure(prompts(random, 40, 4), prompts(random, 40, 1)).excess() / runs;
    }

    assertThat(excess).isCloseTo(0, within(.02));
  }

  @Test
  void aTopicTheSetDoesNotKnowIsLeftUncovered() {
    SplitMix64 random = new SplitMix64(1);
    List<PoolItem> heldOut = prompts(random, 40, 4);
    float[] place = Vectors.unit(random, DIMENSION);
    for (int k = 0; k < 40; k++) {
      heldOut.add(new PoolItem(random.nextLong(), 100 + k, 1, 1, near(random, place)));
    }
    List<PoolItem> set = prompts(random, 100, 1);

    assertThat(measure(heldOut, set).excess()).isBetween(.1, .25);
  }

  private static float[] near(SplitMix64 random, float[] place) {
    float[] v = Vectors.unit(random, DIMENSION);
    for (int i = 0; i < DIMENSION; i++) {
      v[i] = .05f * v[i] + place[i];
    }
    return Vectors.normalised(v);
  }

  @Test
  void agreesWithCountingByHand() {
    SplitMix64 random = new SplitMix64(9);
    List<PoolItem> heldOut = prompts(random, 15, 3);
    List<PoolItem> set = prompts(random, 12, 1);

    UncoveredMass mass = measure(heldOut, set);

    int uncovered = 0;
    for (PoolItem a : heldOut) {
      double fifth =
          heldOut.stream()
              .filter(b -> b.user() != a.user())
              .mapToDouble(b -> cosine(a, b))
              .map(c -> -c)
              .sorted()
              .skip(4)
              .findFirst()
              .orElseThrow();
      uncovered += set.stream().mapToDouble(b -> -cosine(a, b)).min().orElseThrow() > fifth ? 1 : 0;
    }
    assertThat(mass.value()).isCloseTo(uncovered / 45.0, within(1e-12));
    assertThat(mass.expected())
        .isCloseTo(1 - UncoveredMass.expectedCoverage(43, 12, 5), within(1e-12));
  }

  private static double cosine(PoolItem a, PoolItem b) {
    double sum = 0;
    for (int i = 0; i < DIMENSION; i++) {
      sum += (double) a.vector()[i] * b.vector()[i];
    }
    return sum;
  }

  @Test
  void usesAtMostFivePromptsOfAUser() {
    SplitMix64 random = new SplitMix64(2);
    List<PoolItem> heldOut = prompts(random, 12, 9);

    UncoveredMass mass = measure(heldOut, prompts(random, 20, 1));

    assertThat(mass.prompts()).isEqualTo(60);
    assertThat(mass.users()).isEqualTo(12);
  }

  @Test
  void aHeavyUserLeavesFewEffectiveOnes() {
    SplitMix64 random = new SplitMix64(2);
    List<PoolItem> heldOut = prompts(random, 12, 4);
    heldOut.replaceAll(p -> p.user() == 0 ? new PoolItem(p.key(), 0, 0, 11, p.vector()) : p);

    UncoveredMass mass = measure(heldOut, prompts(random, 20, 1));

    // (11 + 11)^2 / (121 + 11) of users of weight 44 and 4.
    assertThat(mass.effectiveUsers()).isCloseTo(484 / 132.0, within(1e-12));
    assertThat(mass.users()).isEqualTo(12);
  }

  @Test
  void anItemInEveryPlaceLeavesNothing() {
    List<PoolItem> heldOut = prompts(new SplitMix64(2), 20, 3);

    assertThat(measure(heldOut, heldOut).value()).isZero();
    assertThat(measure(heldOut, heldOut).excess()).isNegative();
  }

  private static UncoveredMass measure(List<PoolItem> heldOut, List<PoolItem> set) {
    return UncoveredMass.of(heldOut, set).orElseThrow();
  }

  private static List<PoolItem> prompts(SplitMix64 random, int users, int each) {
    List<PoolItem> items = new ArrayList<>();
    for (int k = 0; k < users * each; k++) {
      items.add(new PoolItem(random.nextLong(), k / each, 0, 1, Vectors.unit(random, DIMENSION)));
    }
    return items;
  }
}
