package dev.tidemark.stats.shift;

import dev.tidemark.stats.kernel.VectorMath;
import java.util.Arrays;

/** A fixed, weighted set of points, such as an eval set: chosen, not sampled. */
public final class FixedSet {

  private final double[] mean;
  private final int size;

  private FixedSet(double[] mean, int size) {
    this.mean = mean;
    this.size = size;
  }

  /**
   * A set from the features of its items.
   *
   * @param features m vectors of one length, each of norm 1, m at least 1
   * @param weights m weights of at least 0 with a positive sum; need not add to 1
   * @return the set; its mean is sum w phi / sum w
   */
  public static FixedSet of(float[][] features, double[] weights) {
    double total = Arrays.stream(weights).sum();
    if (features.length == 0 || features.length != weights.length || !(total > 0)) {
      throw new IllegalArgumentException(
          "%d items with %d weights of sum %s; one weight per item and a positive sum are required"
              .formatted(features.length, weights.length, total));
    }
    double[] mean = new double[features[0].length];
    for (int i = 0; i < features.length; i++) {
      VectorMath.axpy(weights[i] / total, features[i], mean);
    }
    return new FixedSet(mean, features.length);
  }

  /**
   * A set that was computed before.
   *
   * @param mean {@link #mean} of it
   * @param size items it was computed from, at least 1
   */
  public static FixedSet ofMean(double[] mean, int size) {
    if (size < 1) {
      throw new IllegalArgumentException("set of " + size + " items but at least 1 is required");
    }
    return new FixedSet(mean.clone(), size);
  }

  /** Weighted mean of the features: all that distances depend on. */
  public double[] mean() {
    return mean.clone();
  }

  /** Number m of items. */
  public int size() {
    return size;
  }

  /** Length of the feature vectors. */
  int features() {
    return mean.length;
  }

  double dot(double[] vector) {
    return VectorMath.dot(mean, vector);
  }

  double squaredNorm() {
    return VectorMath.dot(mean, mean);
  }
}
