package dev.tidemark.stats.distribution;

/**
 * Student's t distribution.
 *
 * @param degrees degrees of freedom, greater than 0
 */
public record StudentT(double degrees) {

  private static final int BISECTIONS = 200;
  private static final int FRACTION_TERMS = 300;
  private static final double TINY = 1e-300;

  /** Rejects degrees of freedom that are not positive and finite. */
  public StudentT {
    if (!(degrees > 0) || Double.isInfinite(degrees)) {
      throw new IllegalArgumentException(
          degrees + " degrees of freedom but a positive, finite number is required");
    }
  }

  /**
   * Two-sided p-value.
   *
   * @param t statistic; the sign does not matter
   * @return P(|T| at least |t|), in [0, 1], relative error below 1e-10
   */
  public double twoSidedP(double t) {
    double x = degrees / (degrees + t * t);
    return incompleteBeta(degrees / 2, 0.5, x);
  }

  /**
   * Distribution function.
   *
   * @param t any number
   * @return P(T at most t)
   */
  public double cumulative(double t) {
    double tail = twoSidedP(t) / 2;
    return t > 0 ? 1 - tail : tail;
  }

  /**
   * Quantile, by bisection on the distribution function.
   *
   * @param p in (0, 1)
   * @return t with P(T at most t) = p, absolute error below 1e-9 for |t| up to 1e3
   */
  public double quantile(double p) {
    if (!(p > 0 && p < 1)) {
      throw new IllegalArgumentException("probability " + p + " but one in (0, 1) is required");
    }
    double low = -1e6;
    double high = 1e6;
    for (int i = 0; i < BISECTIONS && high - low > 1e-12 * (1 + Math.abs(low)); i++) {
      double middle = (low + high) / 2;
      if (cumulative(middle) < p) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** Regularised incomplete beta function I_x(a, b). */
  private static double incompleteBeta(double a, double b, double x) {
    if (x <= 0 || x >= 1) {
      return x <= 0 ? 0 : 1;
    }
    double front =
        Math.exp(
            logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
    // The fraction converges fast below the mean; above it use the mirror image.
    return x < (a + 1) / (a + b + 2)
        ? front * fraction(a, b, x) / a
        : 1 - front * fraction(b, a, 1 - x) / b;
  }

  // Lentz's method on the continued fraction, DLMF 8.17.22.
  private static double fraction(double a, double b, double x) {
    double c = 1;
    double d = reciprocal(1 - (a + b) * x / (a + 1));
    double result = d;
    for (int m = 1; m <= FRACTION_TERMS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = reciprocal(1 + even * d);
      c = away(1 + even / c);
      result *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = reciprocal(1 + odd * d);
      c = away(1 + odd / c);
      result *= d * c;
      if (Math.abs(d * c - 1) < 1e-15) {
        break;
      }
    }
    return result;
  }

  private static double reciprocal(double value) {
    return 1 / away(value);
  }

  private static double away(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }

  // Stirling's series (DLMF 5.11.1) after shifting the argument above 10: error below 1e-14.
  private static double logGamma(double x) {
    double shift = 0;
    double z = x;
    while (z < 10) {
      shift -= Math.log(z);
      z += 1;
    }
    double r = 1 / (z * z);
    double series = (1.0 / 12 - r * (1.0 / 360 - r * (1.0 / 1260 - r / 1680))) / z;
    return shift + (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series;
  }
}
