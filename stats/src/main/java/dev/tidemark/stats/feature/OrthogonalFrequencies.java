package dev.tidemark.stats.feature;

import dev.tidemark.stats.random.SplitMix64;

/**
 * Orthogonal random frequencies for a Gaussian kernel.
 *
 * <p>Rows come in blocks of d: orthonormal directions (Gram and Schmidt on normals, which is the Q
 * of a QR and uniform over rotations), each times the norm of an independent normal vector, so each
 * row alone is N(0, I). Only IEEE additions, products, roots and {@link StrictMath} are used, in a
 * fixed order, so every replica makes the same bits.
 *
 * @see <a href="https://arxiv.org/abs/1610.09072">Yu et al. (2016), Orthogonal random features</a>
 */
final class OrthogonalFrequencies {

  private OrthogonalFrequencies() {}

  /** Frequencies as a d x count matrix, row-major, already divided by the bandwidth. */
  static float[] generate(int dimension, int count, double bandwidth, long seed) {
    float[] matrix = new float[dimension * count];
    double[][] block = new double[dimension][];
    for (int r = 0; r < count; r++) {
      SplitMix64 random = new SplitMix64(seed).stream(r);
      double[] direction = normals(random, dimension);
      orthonormalise(direction, block, r % dimension);
      block[r % dimension] = direction;
      double length = norm(normals(random, dimension)) / bandwidth;
      for (int i = 0; i < dimension; i++) {
        matrix[i * count + r] = (float) (direction[i] * length);
      }
    }
    return matrix;
  }

  private static double[] normals(SplitMix64 random, int n) {
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = random.nextStrictGaussian();
    }
    return values;
  }

  // Twice is enough (Kahan and Parlett): the second pass removes what rounding left.
  private static void orthonormalise(double[] v, double[][] earlier, int count) {
    for (int pass = 0; pass < 2; pass++) {
      for (int k = 0; k < count; k++) {
        subtractProjection(v, earlier[k]);
      }
    }
    double norm = norm(v);
    for (int i = 0; i < v.length; i++) {
      v[i] /= norm;
    }
  }

  private static void subtractProjection(double[] v, double[] unit) {
    double along = dot(v, unit);
    for (int i = 0; i < v.length; i++) {
      v[i] -= along * unit[i];
    }
  }

  // Sequential on purpose: lanes would change the order of summation with the machine.
  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double norm(double[] v) {
    return Math.sqrt(dot(v, v));
  }
}
