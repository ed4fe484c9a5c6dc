package dev.tidemark.stats.resample;

import dev.tidemark.stats.kernel.VectorMath;

/** Inner products of block vectors: computed once, then a permutation costs O(B^2). */
public final class Gram {

  private Gram() {}

  /**
   * Gram matrix.
   *
   * @param rows B vectors of one length D
   * @return B x B symmetric matrix of inner products; O(B^2 D / 2), about 10 ms at 256 x 1024
   */
  public static double[][] of(double[][] rows) {
    double[][] gram = new double[rows.length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j <= i; j++) {
        gram[i][j] = VectorMath.dot(rows[i], rows[j]);
        gram[j][i] = gram[i][j];
      }
    }
    return gram;
  }

  /**
   * Quadratic form c' G c = |sum of c_b row_b|^2.
   *
   * @param gram B x B
   * @param coefficients length B
   * @return at least 0 up to rounding; O(B^2)
   */
  public static double quadratic(double[][] gram, double[] coefficients) {
    double sum = 0;
    for (int i = 0; i < gram.length; i++) {
      if (coefficients[i] != 0) {
        sum += coefficients[i] * VectorMath.dot(gram[i], coefficients);
      }
    }
    return sum;
  }

  /**
   * Sum of squared off-diagonal inner products over ordered pairs.
   *
   * @param gram B x B
   * @return sum over i != j of G_ij^2; O(B^2)
   */
  public static double offDiagonalSquares(double[][] gram) {
    double sum = 0;
    for (int i = 0; i < gram.length; i++) {
      sum += VectorMath.dot(gram[i], gram[i]) - gram[i][i] * gram[i][i];
    }
    return sum;
  }
}
