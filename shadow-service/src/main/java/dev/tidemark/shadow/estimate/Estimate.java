package dev.tidemark.shadow.estimate;

import dev.tidemark.stats.Interval;

/**
 * One mean with its interval, or the reason why there is none.
 *
 * @param value point estimate; NaN when there is none
 * @param interval confidence interval; {@link Interval#NONE} when there is none
 * @param level confidence level of the interval
 * @param n requests behind it
 * @param nEff independent units behind it
 * @param reason empty when there is a number, else what is missing
 */
public record Estimate(
    double value, Interval interval, double level, long n, double nEff, String reason) {

  /** A number. */
  public static Estimate of(double value, Interval interval, double level, long n, double nEff) {
    return new Estimate(value, interval, level, n, nEff, "");
  }

  /**
   * No number.
   *
   * @param n requests at hand
   * @param nEff units at hand
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
