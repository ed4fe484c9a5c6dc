package dev.tidemark.drift.adaptation;

import dev.tidemark.chassis.application.Application;
import dev.tidemark.drift.deployment.Deployment;
import dev.tidemark.drift.deployment.Wave;
import dev.tidemark.stats.adaptation.RolloutDesign;
import java.util.Optional;

/** Who was given a deployment, by plan and not by what was served: block by block. */
final class Cohorts {
  private static final int BLOCKS = 256;

  private Cohorts() {}

  /**
   * The design of a roll-out by the end of the window after it.
   *
   * @param lastDay last day of the window after; waves that begin later do not count
   * @return empty when the plan leaves nobody out, or gives it to nobody
   */
  static Optional<RolloutDesign> of(Application application, Deployment deployment, long lastDay) {
    boolean[] treated = new boolean[BLOCKS];
    int count = 0;
    for (Wave wave : deployment.rollout()) {
      if (application.dayOf(wave.start()) <= lastDay) {
        for (int block : wave.blocks()) {
          treated[block] = true;
        }
      }
    }
    for (boolean one : treated) {
      count += one ? 1 : 0;
    }
    if (count == 0 || count == BLOCKS) {
      return Optional.empty();
    }
    return Optional.of(
        deployment.randomised()
            ? RolloutDesign.randomised(treated)
            : RolloutDesign.observed(treated));
  }
}
