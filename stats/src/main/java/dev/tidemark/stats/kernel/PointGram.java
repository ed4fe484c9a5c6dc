package dev.tidemark.stats.kernel;

import java.util.Arrays;

/**
 * The kernel matrix of numbered points, computed entry by entry when asked and never stored.
 *
 * <p>Rows are what a caller keeps if it needs them again. Thread-safe.
 */
public final class PointGram {

  private final GaussianKernel kernel;
  private final float[][] points;
  private final double[] squares;

  /**
   * The matrix of some points.
   *
   * @param kernel the kernel
   * @param points n vectors of one length, not copied
   */
  public PointGram(GaussianKernel kernel, float[][] points) {
    this.kernel = kernel;
    this.points = points;
    this.squares = Arrays.stream(points).mapToDouble(v -> VectorMath.dot(v, v)).toArray();
  }

  /** Number of points. */
  public int size() {
    return points.length;
  }

  /**
   * Squared distance of two points, by inner products.
   *
   * @param i index of a point
   * @param j index of a point
   * @return |x_i - x_j|^2, at least 0; absolute error about 1e-6 for unit vectors
   */
  public double squaredDistance(int i, int j) {
    return Math.max(0, squares[i] + squares[j] - 2 * VectorMath.dot(points[i], points[j]));
  }

  /**
   * One entry.
   *
   * @param i index of a point
   * @param j index of a point
   * @return k(x_i, x_j) in (0, 1]; exactly 1 for i = j
   */
  public double at(int i, int j) {
    return i == j ? 1 : kernel.at(squaredDistance(i, j));
  }

  /**
   * One row.
   *
   * @param i index of a point
   * @return k(x_i, x_l) for every l, length n; O(n d)
   */
  public float[] row(int i) {
    float[] row = new float[points.length];
    for (int l = 0; l < row.length; l++) {
      row[l] = (float) at(i, l);
    }
    return row;
  }
}
