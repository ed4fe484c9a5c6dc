package dev.tidemark.stats;

import dev.tidemark.stats.random.SplitMix64;

/** Random vectors for tests. */
public final class Vectors {

  private Vectors() {}

  public static float[] normal(SplitMix64 random, int n) {
    float[] v = new float[n];
    for (int i = 0; i < n; i++) {
      v[i] = (float) random.nextGaussian();
    }
    return v;
  }

  public static float[] unit(SplitMix64 random, int n) {
    return normalised(normal(random, n));
  }

  public static float[] normalised(float[] v) {
    double squares = 0;
    for (float value : v) {
      squares += (double) value * value;
    }
    float[] unit = new float[v.length];
    for (int i = 0; i < v.length; i++) {
      unit[i] = (float) (v[i] / Math.sqrt(squares));
    }
    return unit;
  }

  public static double[] widened(float[] v) {
    double[] wide = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      wide[i] = v[i];
    }
    return wide;
  }
}
