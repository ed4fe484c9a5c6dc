package dev.tidemark.stats.shift;

import dev.tidemark.stats.Interval;

/**
 * A squared distance with everything needed to read it.
 *
 * @param value unbiased MMD^2, unitless; may be negative when there is no shift; NaN if
 *     INSUFFICIENT
 * @param interval 95 % delete-a-block jackknife interval
 * @param sd0 standard deviation of {@code value} if there were no shift (noise floor)
 * @param detectable smallest shift found in 80 % of one-sided 5 % tests, 2.49 sd0
 * @param n records of the current window
 * @param nEff independent prompts that would place the mean embedding as well as the n, at most n
 * @param blocks blocks of users with records on either side
 * @param status OK or INSUFFICIENT
 * @param reason empty if OK, else actual and required numbers in one sentence
 */
public record ShiftEstimate(
    double value,
    Interval interval,
    double sd0,
    double detectable,
    long n,
    double nEff,
    int blocks,
    ShiftStatus status,
    String reason) {

  /** Lower 95 % limit of the squared distance. */
  public double low() {
    return interval.low();
  }

  /** Upper 95 % limit of the squared distance. */
  public double high() {
    return interval.high();
  }

  /** Whether the numbers can be read. */
  public boolean ok() {
    return status == ShiftStatus.OK;
  }

  static ShiftEstimate insufficient(long n, int blocks, String reason) {
    return new ShiftEstimate(
        Double.NaN,
        Interval.NONE,
        Double.NaN,
        Double.NaN,
        n,
        Double.NaN,
        blocks,
        ShiftStatus.INSUFFICIENT,
        reason);
  }
}
