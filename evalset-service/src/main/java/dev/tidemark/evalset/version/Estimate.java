package dev.tidemark.evalset.version;

import dev.tidemark.stats.Interval;

/**
 * One number with its uncertainty, or the reason why there is none.
 *
 * @param value point estimate; infinite where it is beyond measure; NaN when there is none
 * @param interval 95 % interval, limits may be infinite; {@link Interval#NONE} when there is none
 * @param n prompts behind it
 * @param users users behind it
 * @param reason empty when there is a number, else what is missing
 */
public record Estimate(double value, Interval interval, long n, double users, String reason) {

  /** Confidence level of every interval. */
  public static final double LEVEL = 0.95;

  /** A number. */
  public static Estimate of(double value, Interval interval, long n, double users) {
    return new Estimate(value, interval, n, users, "");
  }

  /**
   * No number.
   *
   * @param reason actual and required, not empty
   */
  public static Estimate insufficient(long n, double users, String reason) {
    return new Estimate(Double.NaN, Interval.NONE, n, users, reason);
  }

  /** Whether the number may be used. */
  public boolean ok() {
    return reason.isEmpty();
  }
}
