package dev.tidemark.stats.simulate.world;

/** Draws from the named distributions the world is made of; every method is pure. */
public final class Laws {
  private Laws() {}

  /**
   * Poisson count by inversion of one uniform, so a higher rate never gives a lower count.
   *
   * @param rate mean, in [0, 100]
   * @param uniform in [0, 1)
   */
  public static int poisson(double rate, double uniform) {
    double probability = StrictMath.exp(-rate);
    double cumulated = probability;
    int count = 0;
    while (uniform >= cumulated && count < 1_000) {
      count++;
      probability *= rate / count;
      cumulated += probability;
    }
    return count;
  }

  /**
   * Gamma variate of scale 1 (Marsaglia and Tsang 2000; below shape 1 boosted by U^(1/shape)).
   *
   * @param shape greater than 0
   */
  public static double gamma(double shape, Draws draws) {
    if (shape < 1) {
      return gamma(shape + 1, draws.at(0)) * StrictMath.pow(1 - draws.uniform(1), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / StrictMath.sqrt(9 * d);
    for (long trial = 0; ; trial++) {
      double z = draws.gaussian(2 * trial + 2);
      double v = StrictMath.pow(Math.max(0, 1 + c * z), 3);
      double u = 1 - draws.uniform(2 * trial + 3);
      if (v > 0 && StrictMath.log(u) < z * z / 2 + d - d * v + d * StrictMath.log(v)) {
        return d * v;
      }
    }
  }

  /** Beta(a, b) variate, a and b greater than 0. */
  public static double beta(double a, double b, Draws draws) {
    double x = gamma(a, draws.at(0));
    double y = gamma(b, draws.at(1));
    return x / (x + y);
  }

  /**
   * Dirichlet vector.
   *
   * @param shapes length k, each greater than 0
   * @return length k, each at least 0, sum 1
   */
  public static double[] dirichlet(double[] shapes, Draws draws) {
    double[] shares = new double[shapes.length];
    double total = 0;
    for (int i = 0; i < shares.length; i++) {
      shares[i] = gamma(shapes[i], draws.at(i));
      total += shares[i];
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= total;
    }
    return shares;
  }

  /**
   * Zipf shares 1/rank^exponent, scaled to sum 1.
   *
   * @param size number of ranks, at least 1
   */
  public static double[] zipf(int size, double exponent) {
    double[] shares = new double[size];
    double total = 0;
    for (int i = 0; i < size; i++) {
      shares[i] = StrictMath.pow(i + 1, -exponent);
      total += shares[i];
    }
    for (int i = 0; i < size; i++) {
      shares[i] /= total;
    }
    return shares;
  }

  /**
   * Index drawn from {@code shares} by inversion.
   *
   * @param shares each at least 0, sum 1
   * @param uniform in [0, 1)
   */
  public static int pick(double[] shares, double uniform) {
    double cumulated = 0;
    for (int i = 0; i < shares.length; i++) {
      cumulated += shares[i];
      if (uniform < cumulated) {
        return i;
      }
    }
    return shares.length - 1;
  }

  /** A copy of {@code values} in an order drawn at random (Fisher-Yates). */
  static double[] shuffled(double[] values, Draws draws) {
    double[] copy = values.clone();
    for (int i = copy.length - 1; i > 0; i--) {
      int j = draws.below(i + 1, i);
      double held = copy[i];
      copy[i] = copy[j];
      copy[j] = held;
    }
    return copy;
  }
}
