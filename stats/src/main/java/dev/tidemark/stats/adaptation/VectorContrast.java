package dev.tidemark.stats.adaptation;

import dev.tidemark.stats.Interval;

/**
 * The contrast of cohorts in one vector part (wording or topics).
 *
 * @param squaredNorm unbiased |A|^2 in feature space; may be negative when A is 0
 * @param squaredNormInterval 95 % delete-a-block jackknife interval of |A|^2
 * @param lowerBound one-sided 95 % lower bound of |A|, cross-fitted; not positive means "may be 0"
 * @param p permutation p-value of A = 0
 * @param theta weight of each user's earlier mean in the adjustment
 * @param vector estimate of A, length D (noisy: its own norm is too large)
 */
@SuppressWarnings("ArrayRecordComponent")
public record VectorContrast(
    double squaredNorm,
    Interval squaredNormInterval,
    double lowerBound,
    double p,
    double theta,
    double[] vector) {

  /** |A|, the root of the unbiased square; 0 if that is negative. */
  public double norm() {
    return Math.sqrt(Math.max(0, squaredNorm));
  }

  /** 95 % interval of |A|; the upper limit is what can be ruled out. */
  public Interval normInterval() {
    return squaredNormInterval.sqrt();
  }
}
