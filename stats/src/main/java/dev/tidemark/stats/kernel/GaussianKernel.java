package dev.tidemark.stats.kernel;

/**
 * The Gaussian kernel k(x, y) = exp(-|x - y|^2 / (2 s^2)).
 *
 * @param bandwidth s, greater than 0 and finite, in the unit of the distance
 */
public record GaussianKernel(double bandwidth) {

  /** Rejects a bandwidth that is not positive and finite. */
  public GaussianKernel {
    if (!(bandwidth > 0) || Double.isInfinite(bandwidth)) {
      throw new IllegalArgumentException(
          "bandwidth " + bandwidth + " but a positive, finite number is required");
    }
  }

  /**
   * Kernel value at a squared distance.
   *
   * @param squaredDistance |x - y|^2, at least 0
   * @return value in (0, 1], 1 at distance 0
   */
  public double at(double squaredDistance) {
    return Math.exp(-squaredDistance / (2 * bandwidth * bandwidth));
  }

  /**
   * Kernel of two vectors.
   *
   * @param x length n
   * @param y length n
   * @return value in [0, 1]
   */
  public double of(float[] x, float[] y) {
    return at(VectorMath.squaredDistance(x, y));
  }

  /**
   * Expected kernel when the difference of the arguments is normal: E k(X, Y) for X - Y ~ N(delta,
   * variance I), which is (s^2/(s^2+a))^(d/2) exp(-|delta|^2 / (2(s^2+a))).
   *
   * @param dimension d, at least 1
   * @param variance a, per coordinate, of the difference; at least 0
   * @param squaredMeanDistance |delta|^2, at least 0
   * @return the expectation, in (0, 1]
   */
  public double expectedOverNormals(int dimension, double variance, double squaredMeanDistance) {
    double widened = bandwidth * bandwidth + variance;
    double shrink = Math.pow(bandwidth * bandwidth / widened, dimension / 2.0);
    return shrink * Math.exp(-squaredMeanDistance / (2 * widened));
  }

  /**
   * Exact MMD^2 of two isotropic normals N(m1, v1 I) and N(m2, v2 I): a ruler for estimators.
   *
   * @param dimension d, at least 1
   * @param variance1 v1, per coordinate, at least 0
   * @param variance2 v2, per coordinate, at least 0
   * @param squaredMeanDistance |m1 - m2|^2, at least 0
   * @return MMD^2, at least 0; 0 iff the normals are equal
   */
  public double mmd2OfNormals(
      int dimension, double variance1, double variance2, double squaredMeanDistance) {
    return expectedOverNormals(dimension, 2 * variance1, 0)
        + expectedOverNormals(dimension, 2 * variance2, 0)
        - 2 * expectedOverNormals(dimension, variance1 + variance2, squaredMeanDistance);
  }
}
