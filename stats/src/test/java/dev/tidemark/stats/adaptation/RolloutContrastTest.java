package dev.tidemark.stats.adaptation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.stats.resample.Permutations;
import java.util.List;
import org.junit.jupiter.api.Test;

class RolloutContrastTest {

  private static final RolloutContrast CONTRAST = new RolloutContrast(new Permutations(199, 1));

  @Test
  void findsAPlantedEffectAndItsSize() {
    double mean = 0;
    int covered = 0;
    for (int run = 0; run < 40; run++) {
      RolloutEstimate.Numbers numbers = randomised(run, 300, .5, 0).numbers().orElseThrow();
      mean += numbers.wording().squaredNorm() / 40;
      covered += numbers.wording().squaredNormInterval().contains(.25) ? 1 : 0;
      assertThat(numbers.p()).isLessThanOrEqualTo(.05);
      assertThat(numbers.wording().vector()[0]).isCloseTo(.5, within(.35));
    }

    assertThat(mean).isCloseTo(.25, within(.04));
    assertThat(covered).isGreaterThanOrEqualTo(35);
  }

  @Test
  void keepsItsSizeWhenEverybodyIsShocked() {
    int runs = 400;
    int rejected = 0;
    int boundAboveZero = 0;
    double meanSquare = 0;
    for (int run = 0; run < runs; run++) {
      RolloutEstimate.Numbers numbers = randomised(run, 300, 0, 0).numbers().orElseThrow();
      rejected += numbers.p() <= .05 ? 1 : 0;
      boundAboveZero += numbers.wording().lowerBound() > 0 ? 1 : 0;
      meanSquare += numbers.wording().squaredNorm() / runs;
    }

    // 5 % of 400 is 20, standard deviation 4.4; the combination may be slightly strict.
    assertThat(rejected).isBetween(6, 34);
    assertThat(boundAboveZero).isLessThanOrEqualTo(34);
    assertThat(meanSquare).isCloseTo(0, within(.01));
  }

  @Test
  void lowerBoundStaysBelowTheTruth() {
    int above = 0;
    for (int run = 0; run < 60; run++) {
      VectorContrast wording = randomised(run, 300, .4, 0).numbers().orElseThrow().wording();
      above += wording.lowerBound() > .4 ? 1 : 0;
    }

    assertThat(above).isLessThanOrEqualTo(6);
  }

  @Test
  void findsAPatternThatTheVectorMisses() {
    RolloutEstimate.Numbers numbers = randomised(4, 300, 0, .6).numbers().orElseThrow();

    assertThat(numbers.maxTP()).isLessThanOrEqualTo(.01);
    assertThat(numbers.p())
        .isEqualTo(Math.min(1, 2 * Math.min(numbers.omnibusP(), numbers.maxTP())));
    PatternContrast first = numbers.patterns().getFirst();
    assertThat(first.changed()).isTrue();
    assertThat(first.interval().contains(.6)).isTrue();
    assertThat(first.interval().contains(0)).isFalse();
    assertThat(numbers.patterns()).hasSize(Panels.PATTERNS);
  }

  @Test
  void squaredNormIsTheFormulaOverUsers() {
    Panels panels = new Panels(5);
    boolean[] treated = panels.drawHalf();
    List<PanelUser> users = panels.users(250, treated, .3, 0);
    VectorContrast wording = estimate(treated, users).numbers().orElseThrow().wording();

    double theta = wording.theta();
    double[][] sums = new double[2][Panels.FEATURES];
    double[] squares = new double[2];
    int[] n = new int[2];
    for (PanelUser user : users) {
      int arm = treated[user.block()] ? 0 : 1;
      n[arm]++;
      for (int j = 0; j < Panels.FEATURES; j++) {
        double r = user.after().wording()[j] - theta * user.before().wording()[j];
        sums[arm][j] += r;
        squares[arm] += r * r;
      }
    }
    double direct =
        (dot(sums[0], sums[0]) - squares[0]) / (n[0] * (n[0] - 1.0))
            + (dot(sums[1], sums[1]) - squares[1]) / (n[1] * (n[1] - 1.0))
            - 2 * dot(sums[0], sums[1]) / ((double) n[0] * n[1]);
    assertThat(wording.squaredNorm()).isCloseTo(direct, within(1e-6));
  }

  @Test
  void deletingABlockIsTheFormulaWithoutIt() {
    Panels panels = new Panels(6);
    boolean[] treated = panels.drawHalf();
    List<PanelUser> users = panels.users(120, treated, .3, 0);
    AdjustedChange whole = new ChangeSums(users, Panels.BLOCKS, PanelPeriod::wording).adjusted(.3);
    int block = whole.used().skip(4).findFirst().orElseThrow();
    List<PanelUser> rest = users.stream().filter(user -> user.block() != block).toList();
    AdjustedChange without = new ChangeSums(rest, Panels.BLOCKS, PanelPeriod::wording).adjusted(.3);

    assertThat(whole.squaredNormsWithout(treated)[4])
        .isCloseTo(without.squaredNorm(treated), within(1e-9));
  }

  @Test
  void observedCohortsThatMovedApartBeforeAreNotIdentified() {
    Panels panels = new Panels(9);
    boolean[] treated = panels.drawHalf();
    List<PanelUser> placebo = panels.users(300, treated, .6, 0);
    List<PanelUser> users = panels.users(300, treated, .6, 0);

    RolloutEstimate estimate = CONTRAST.estimate(RolloutDesign.observed(treated), users, placebo);

    assertThat(estimate.label()).isEqualTo(AdaptationLabel.NOT_IDENTIFIED);
    assertThat(estimate.numbers()).isEmpty();
    assertThat(estimate.placeboP().orElseThrow()).isLessThan(.05);
    assertThat(estimate.reason())
        .isEqualTo(
            "cohorts already moved apart before the deployment; randomise the next roll-out");
  }

  @Test
  void observedCohortsWithACleanPlaceboAreSuggestiveAtBest() {
    Panels panels = new Panels(10);
    boolean[] treated = panels.drawHalf();
    List<PanelUser> placebo = panels.users(300, treated, 0, 0);
    List<PanelUser> users = panels.users(300, treated, .6, 0);

    RolloutEstimate estimate = CONTRAST.estimate(RolloutDesign.observed(treated), users, placebo);

    assertThat(estimate.label()).isEqualTo(AdaptationLabel.SUGGESTIVE);
    assertThat(estimate.numbers().orElseThrow().wording().theta()).isEqualTo(1);
  }

  @Test
  void observedCohortsWithoutAPlaceboAreNotIdentified() {
    Panels panels = new Panels(11);
    boolean[] treated = panels.drawHalf();

    RolloutEstimate estimate =
        CONTRAST.estimate(
            RolloutDesign.observed(treated), panels.users(300, treated, .6, 0), List.of());

    assertThat(estimate.label()).isEqualTo(AdaptationLabel.NOT_IDENTIFIED);
    assertThat(estimate.reason()).contains("0 users with 3 prompts before and after in each arm");
  }

  @Test
  void tooFewStayersAreInsufficient() {
    Panels panels = new Panels(12);
    boolean[] treated = panels.drawHalf();
    List<PanelUser> users =
        panels.users(400, treated, .6, 0).stream()
            .map(u -> new PanelUser(u.block(), withPrompts(u.before(), 2), u.after()))
            .toList();

    RolloutEstimate estimate = estimate(treated, users);

    assertThat(estimate.label()).isEqualTo(AdaptationLabel.INSUFFICIENT);
    assertThat(estimate.treatedUsers()).isZero();
    assertThat(estimate.reason())
        .isEqualTo(
            "0 users with 3 prompts before and after in each arm, 100 needed; wait for more"
                + " traffic");
  }

  @Test
  void rejectsABlockOutsideTheDesign() {
    List<PanelUser> users = new Panels(1).users(10, new boolean[Panels.BLOCKS], 0, 0);

    assertThatThrownBy(() -> estimate(new boolean[1], users))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("label every block");
  }

  private static PanelPeriod withPrompts(PanelPeriod period, int prompts) {
    return new PanelPeriod(prompts, period.wording(), period.topic(), period.patterns());
  }

  private static RolloutEstimate randomised(
      int seed, int users, double effect, double patternEffect) {
    Panels panels = new Panels(seed);
    boolean[] treated = panels.drawHalf();
    return estimate(treated, panels.users(users, treated, effect, patternEffect));
  }

  private static RolloutEstimate estimate(boolean[] treated, List<PanelUser> users) {
    return CONTRAST.estimate(RolloutDesign.randomised(treated), users, List.of());
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }
}
