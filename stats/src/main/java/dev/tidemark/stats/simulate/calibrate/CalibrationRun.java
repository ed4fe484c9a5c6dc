package dev.tidemark.stats.simulate.calibrate;

import dev.tidemark.stats.adaptation.RolloutEstimate;
import dev.tidemark.stats.adaptation.VectorContrast;
import dev.tidemark.stats.simulate.vector.Truth;

/** One world: what was estimated and what was true. */
record CalibrationRun(RolloutEstimate estimate, Truth wordingTruth, Truth topicTruth) {

  boolean answered() {
    return estimate.numbers().isPresent();
  }

  VectorContrast wording() {
    return estimate.numbers().orElseThrow().wording();
  }

  VectorContrast topic() {
    return estimate.numbers().orElseThrow().topic();
  }

  boolean covered() {
    return wording().squaredNormInterval().contains(wordingTruth.squaredNorm());
  }

  boolean boundAbove() {
    return wording().lowerBound() > Math.sqrt(Math.max(0, wordingTruth.squaredNorm()));
  }
}
