package dev.tidemark.stats.simulate.calibrate;

import dev.tidemark.stats.adaptation.RolloutContrast;
import dev.tidemark.stats.feature.FeatureMap;
import dev.tidemark.stats.resample.Permutations;
import dev.tidemark.stats.simulate.vector.Scenario;
import dev.tidemark.stats.simulate.vector.SimulatedPanel;
import dev.tidemark.stats.simulate.world.Adaptation;
import dev.tidemark.stats.simulate.world.Drift;
import dev.tidemark.stats.simulate.world.Population;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Size, power and accuracy of the roll-out contrast over simulated worlds.
 *
 * @param map features of the panel; its dimension is that of the simulated vectors
 * @param permutations permutations of each test
 */
public record Calibration(FeatureMap map, int permutations) {

  // Median pair distance of the simulated vectors; the panel uses the full median.
  private static final double MEDIAN_DISTANCE = 1.349;

  /**
   * The calibration at the product's own sizes: d = 384, R = 256, 999 permutations. One world of
   * 600 users takes about half a second on one core.
   */
  public static Calibration full() {
    return new Calibration(new FeatureMap(384, 256, MEDIAN_DISTANCE, 1), 999);
  }

  /** A small one for tests: d = 48, R = 48, 199 permutations; about 20 ms for 300 users. */
  public static Calibration small() {
    return new Calibration(new FeatureMap(48, 48, MEDIAN_DISTANCE, 1), 199);
  }

  /** Worlds without an effect of the deployment; each must be rejected in 5 % of runs. */
  public static List<Scenario> nulls() {
    Drift step = new Drift(0, 0, .2, 0, 0, .3, 0);
    Drift walk = new Drift(.1, .02, .2, 0, 0, .3, .1);
    Scenario newcomers = Scenario.none("null, 30 % new users", 600, Drift.usual());
    return List.of(
        Scenario.none("null, no drift", 600, Drift.none()),
        Scenario.none("null, drift + mix", 600, Drift.usual()),
        Scenario.none("null, mix step + jump .2", 600, step),
        Scenario.none("null, trend + walk + jump + mix step", 600, walk),
        new Scenario(
            newcomers.name(),
            newcomers.population().withNewUsers(.3),
            newcomers.drift(),
            newcomers.adaptation(),
            0,
            .5,
            true),
        Scenario.none("null, N = 280", 280, Drift.usual()));
  }

  /** Worlds with an effect, and one that only looks like it. */
  public static List<Scenario> effects() {
    return List.of(
        Scenario.wording(600, .3, .10),
        Scenario.wording(600, .3, .15),
        Scenario.wording(600, .3, .20),
        Scenario.wording(600, .3, .35),
        Scenario.wording(600, .5, .50),
        topicsOnly(),
        nonParallel());
  }

  private static Scenario topicsOnly() {
    Scenario base = Scenario.wording(600, .3, 0);
    return new Scenario(
        "topics only, piA .3",
        base.population(),
        base.drift(),
        new Adaptation(5, .3, 0),
        0,
        .5,
        true);
  }

  private static Scenario nonParallel() {
    return new Scenario(
        "not randomised, trend .1 a week",
        Population.of(600, 50, .3),
        new Drift(.1, 0, 0, .1, .3, 0, 0),
        Adaptation.usual(),
        0,
        .5,
        false);
  }

  /**
   * Runs one scenario.
   *
   * @param scenario kind of world
   * @param runs number of worlds, at least 1; seeds are 1 to {@code runs}
   * @return shares and means over the runs; runs are spread over all cores
   */
  public CalibrationRow run(Scenario scenario, int runs) {
    return CalibrationRow.of(
        scenario.name(),
        IntStream.rangeClosed(1, runs)
            .parallel()
            .mapToObj(seed -> runOnce(scenario, seed))
            .toList());
  }

  private CalibrationRun runOnce(Scenario scenario, long seed) {
    SimulatedPanel panel = new SimulatedPanel(scenario, seed, map);
    RolloutContrast contrast = new RolloutContrast(new Permutations(permutations, seed));
    return new CalibrationRun(
        contrast.estimate(panel.design(), panel.users(), panel.placebo()),
        panel.wordingTruth(),
        panel.topicTruth());
  }
}
