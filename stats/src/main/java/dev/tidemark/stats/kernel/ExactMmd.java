package dev.tidemark.stats.kernel;

import java.util.Arrays;

/**
 * The exact unbiased estimate of squared maximum mean discrepancy, without random features.
 *
 * <p>The audit of the sketches: O((n + m)^2 d), so meant for a few thousand points.
 *
 * @see <a href="https://jmlr.org/papers/v13/gretton12a.html">Gretton et al. (2012), A kernel
 *     two-sample test, equation 3</a>
 */
public final class ExactMmd {

  // 64 vectors of 384 floats are 96 KiB: two tiles stay in the second-level cache.
  private static final int TILE = 64;

  private final GaussianKernel kernel;

  /**
   * An estimator with one kernel.
   *
   * @param kernel the kernel of the distance
   */
  public ExactMmd(GaussianKernel kernel) {
    this.kernel = kernel;
  }

  /**
   * Unbiased MMD^2 of two samples of independent points.
   *
   * @param x n vectors of one length, n at least 2
   * @param y m vectors of the same length, m at least 2
   * @return the estimate; may be negative, 0 in mean if both samples have one distribution
   * @throws IllegalArgumentException if a sample has fewer than 2 points or lengths differ
   */
  public double unbiased(float[][] x, float[][] y) {
    return meanWithin(x) + meanWithin(y) - 2 * meanBetween(x, y);
  }

  /**
   * Mean kernel over pairs of different points of one sample: unbiased |mu|^2.
   *
   * @param x n vectors of one length, n at least 2
   * @return mean of k(x_i, x_j) over i != j, in [0, 1]
   */
  public double meanWithin(float[][] x) {
    requireTwo(x);
    double[] squares = squaredNorms(x);
    double sum = 0;
    for (int i = 0; i < x.length; i += TILE) {
      for (int j = i; j < x.length; j += TILE) {
        sum += tileSum(x, squares, i, x, squares, j, i == j);
      }
    }
    return 2 * sum / ((double) x.length * (x.length - 1));
  }

  /**
   * Mean kernel over all pairs of two samples: unbiased inner product of the mean embeddings.
   *
   * @param x n vectors, n at least 1
   * @param y m vectors of the same length, m at least 1
   * @return mean of k(x_i, y_j), in [0, 1]
   */
  public double meanBetween(float[][] x, float[][] y) {
    double[] xSquares = squaredNorms(x);
    double[] ySquares = squaredNorms(y);
    double sum = 0;
    for (int i = 0; i < x.length; i += TILE) {
      for (int j = 0; j < y.length; j += TILE) {
        sum += tileSum(x, xSquares, i, y, ySquares, j, false);
      }
    }
    return sum / ((double) x.length * y.length);
  }

  private double tileSum(
      float[][] x,
      double[] xSquares,
      int i0,
      float[][] y,
      double[] ySquares,
      int j0,
      boolean upper) {
    double sum = 0;
    for (int i = i0; i < Math.min(i0 + TILE, x.length); i++) {
      for (int j = upper ? i + 1 : j0; j < Math.min(j0 + TILE, y.length); j++) {
        double squared = xSquares[i] + ySquares[j] - 2 * VectorMath.dot(x[i], y[j]);
        sum += kernel.at(Math.max(0, squared));
      }
    }
    return sum;
  }

  private static double[] squaredNorms(float[][] x) {
    return Arrays.stream(x).mapToDouble(v -> VectorMath.dot(v, v)).toArray();
  }

  private static void requireTwo(float[][] x) {
    if (x.length < 2) {
      throw new IllegalArgumentException(
          "sample of " + x.length + " points but an unbiased estimate needs at least 2");
    }
  }
}
