package dev.tidemark.stats.simulate.vector;

import dev.tidemark.stats.kernel.VectorMath;
import java.util.List;

/**
 * What a deployment truly did to one part of the exposed stayers' mean features: the same random
 * numbers with and without it.
 *
 * @param squaredNorm unbiased |mean difference|^2 over users; 0 exactly without effect
 * @param vector mean difference, length D
 */
@SuppressWarnings("ArrayRecordComponent")
public record Truth(double squaredNorm, double[] vector) {

  static Truth of(List<float[]> differences, int dimension) {
    double[] sum = new double[dimension];
    double squares = 0;
    for (float[] difference : differences) {
      VectorMath.axpy(1, difference, sum);
      squares += VectorMath.dot(difference, difference);
    }
    double n = differences.size();
    double[] mean = new double[dimension];
    VectorMath.axpy(1 / n, sum, mean);
    // The plain norm would be up to 40 % too large.
    return new Truth((VectorMath.dot(sum, sum) - squares) / (n * (n - 1)), mean);
  }

  /**
   * Cosine of an estimate with the true change.
   *
   * @param estimate length D
   * @return in [-1, 1]; 0 if either is zero
   */
  public double cosine(double[] estimate) {
    double norms = VectorMath.norm(vector) * VectorMath.norm(estimate);
    return norms > 0 ? VectorMath.dot(vector, estimate) / norms : 0;
  }
}
