package dev.tidemark.stats.shift;

import dev.tidemark.stats.kernel.VectorMath;
import dev.tidemark.stats.sketch.WindowSketch;

/**
 * Second-order moments of windows from their sums; |phi| = 1 makes the diagonal known.
 *
 * <p>All throw {@link IllegalArgumentException} when there are too few records or blocks for an
 * unbiased value.
 */
public final class SketchMoments {

  private SketchMoments() {}

  /**
   * U = (|s|^2 - W2) / (W^2 - W2): unbiased |mu|^2 if records are independent.
   *
   * @param window at least 2 records
   * @return in [-1, 1] up to small samples
   */
  public static double independent(WindowSketch window) {
    BlockSums sums = new BlockSums(window);
    requireTwo(sums.count, "records");
    return (VectorMath.dot(sums.total, sums.total) - sums.squaredWeight)
        / (sums.weight * sums.weight - sums.squaredWeight);
  }

  /**
   * U_B = (|s|^2 - sum_b |s_b|^2) / (W^2 - sum_b W_b^2): unbiased |mu|^2 if blocks are independent,
   * whatever the dependence within them.
   *
   * @param window at least 2 blocks with records
   * @return the estimate
   */
  public static double clustered(WindowSketch window) {
    requireTwo(window.blocksUsed(), "blocks");
    BlockSums sums = new BlockSums(window);
    return new DisjointPairs(sums, sums).mean();
  }

  /**
   * Kernel variance V = 1 - U_B: mean squared distance of a fresh prompt's features from their
   * mean.
   *
   * @param window at least 2 blocks with records
   * @return about .86 for real prompts at half the median distance
   */
  public static double kernelVariance(WindowSketch window) {
    return 1 - clustered(window);
  }

  /**
   * MMD^2 of two windows of independent records with no user in common.
   *
   * @param p at least 2 records
   * @param q at least 2 records, of the same shape
   * @return U(P) + U(Q) - 2 s_P . s_Q / (W_P W_Q)
   */
  public static double independentMmd2(WindowSketch p, WindowSketch q) {
    double cross = VectorMath.dot(new BlockSums(p).mean(), new BlockSums(q).mean());
    return independent(p) + independent(q) - 2 * cross;
  }

  private static void requireTwo(long actual, String what) {
    if (actual < 2) {
      throw new IllegalArgumentException(
          actual + " " + what + " but an unbiased estimate needs at least 2");
    }
  }
}
