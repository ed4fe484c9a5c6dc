package dev.tidemark.stats.simulate.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.stats.simulate.vector.Scenario;
import dev.tidemark.stats.simulate.world.Adaptation;
import dev.tidemark.stats.simulate.world.Drift;
import dev.tidemark.stats.simulate.world.Population;
import org.junit.jupiter.api.Test;

class CalibrationTest {

  private static final Calibration CALIBRATION = Calibration.small();

  @Test
  void keepsItsSizeUnderDriftAndMix() {
    keepsItsSize(Scenario.none("drift + mix", 300, Drift.usual()));
  }

  @Test
  void keepsItsSizeUnderAStepOfMixAndAJumpOnTheDay() {
    keepsItsSize(Scenario.none("step + jump", 300, new Drift(.1, .02, .2, 0, 0, .3, .1)));
  }

  private static void keepsItsSize(Scenario scenario) {
    int runs = 80;

    CalibrationRow row = CALIBRATION.run(scenario, runs);

    // Standard deviation of the share is .024; the long form is for the benchmark.
    assertThat(row.answered()).isGreaterThan(.9);
    assertThat(row.rejected()).isLessThan(.13);
    assertThat(row.topicRejected()).isLessThan(.13);
    assertThat(row.truth()).isZero();
    assertThat(row.boundAbove()).isLessThan(.13);
  }

  @Test
  void findsAnEffectOnWordingWithItsSizeAndDirection() {
    CalibrationRow row = CALIBRATION.run(Scenario.wording(400, .5, .5), 10);

    assertThat(row.rejected()).isEqualTo(1);
    assertThat(row.estimate()).isCloseTo(row.truth(), within(.2 * row.truth()));
    assertThat(row.cosine()).isGreaterThan(.8);
    assertThat(row.covered()).isGreaterThan(.7);
  }

  @Test
  void catchesCohortsThatMovedApartBefore() {
    Scenario scenario =
        new Scenario(
            "not randomised",
            Population.of(400, 50, .3),
            new Drift(.1, 0, 0, .2, .3, 0, 0),
            Adaptation.usual(),
            0,
            .5,
            false);

    assertThat(CALIBRATION.run(scenario, 5).answered()).isLessThanOrEqualTo(.2);
  }
}
