package dev.tidemark.drift.estimate;

import dev.tidemark.stats.Interval;

/**
 * One number with its uncertainty, or the reason why there is none.
 *
 * @param value point estimate; NaN when there is none
 * @param interval confidence interval; {@link Interval#NONE} when there is none
 * @param n records, or users where the number is about users
 * @param nEff independent ones of the same precision; NaN when there is no number
 * @param reason empty when there is a number, else what is missing
 */
public record Estimate(double value, Interval interval, long n, double nEff, String reason) {

  /** Confidence level of every interval. */
  public static final double LEVEL = 0.95;

  /** A number. */
  public static Estimate of(double value, Interval interval, long n, double nEff) {
    return new Estimate(value, interval, n, nEff, "");
  }

  /**
   * No number.
   *
   * @param n records at hand, at least 0
   * @param reason actual and required, not empty
   */
  public static Estimate insufficient(long n, String reason) {
    return new Estimate(Double.NaN, Interval.NONE, n, Double.NaN, reason);
  }

  /** Whether the number may be used. */
  public boolean ok() {
    return reason.isEmpty();
  }
}
