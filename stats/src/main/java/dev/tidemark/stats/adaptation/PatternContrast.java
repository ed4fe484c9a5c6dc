package dev.tidemark.stats.adaptation;

import dev.tidemark.stats.Interval;

/**
 * The contrast of cohorts in one pattern feature.
 *
 * @param feature index of the feature
 * @param difference treated minus control, in the unit of the feature, adjusted for each user's
 *     earlier mean
 * @param interval 95 % interval, blocks as independent units
 * @param t difference over its standard error; 0 if nothing varies
 * @param p two-sided p-value of this feature alone
 * @param adjustedP Benjamini-Hochberg over all features
 */
public record PatternContrast(
    int feature, double difference, Interval interval, double t, double p, double adjustedP) {

  private static final double FALSE_DISCOVERY_RATE = 0.10;

  /** Whether the feature is named as changed: at most 10 % of such names are false. */
  public boolean changed() {
    return adjustedP <= FALSE_DISCOVERY_RATE;
  }
}
