package dev.tidemark.stats;

/**
 * One number with its uncertainty, or the reason why there is none.
 *
 * @param value point estimate; infinite where it is beyond measure, NaN when there is none
 * @param interval confidence interval, limits may be infinite; {@link Interval#NONE} when there is
 *     none
 * @param level confidence level of the interval, in (0, 1)
 * @param n records, or users where the number is about users
 * @param nEff independent ones of the same precision; NaN when unknown
 * @param reason empty when there is a number, else what is missing
 */
public record Estimate(
    double value, Interval interval, double level, long n, double nEff, String reason) {

  /** Confidence level of an interval that names none. */
  public static final double LEVEL = 0.95;

  /** A number with a 95 % interval. */
  public static Estimate of(double value, Interval interval, long n, double nEff) {
    return of(value, interval, LEVEL, n, nEff);
  }

  /** A number. */
  public static Estimate of(double value, Interval interval, double level, long n, double nEff) {
    return new Estimate(value, interval, level, n, nEff, "");
  }

  /**
   * No number.
   *
   * @param n records at hand, at least 0
   * @param reason actual and required, not empty
   */
  public static Estimate insufficient(long n, String reason) {
    return insufficient(n, Double.NaN, reason);
  }

  /**
   * No number.
   *
   * @param nEff independent ones at hand
   * @param reason actual and required, not empty
   */
  public static Estimate insufficient(long n, double nEff, String reason) {
    return insufficient(LEVEL, n, nEff, reason);
  }

  /**
   * No number at this level.
   *
   * @param nEff independent ones at hand
   * @param reason actual and required, not empty
   */
  public static Estimate insufficient(double level, long n, double nEff, String reason) {
    return new Estimate(Double.NaN, Interval.NONE, level, n, nEff, reason);
  }

  /** Whether the number may be used. */
  public boolean ok() {
    return reason.isEmpty();
  }
}
