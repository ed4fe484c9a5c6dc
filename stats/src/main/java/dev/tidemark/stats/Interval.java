package dev.tidemark.stats;

/**
 * A confidence interval.
 *
 * @param low lower limit; may be negative infinity; not a number if there is no interval
 * @param high upper limit, at least {@code low}; may be infinity
 */
public record Interval(double low, double high) {

  /** No interval: too little data. */
  public static final Interval NONE = new Interval(Double.NaN, Double.NaN);

  /** Rejects limits in the wrong order. */
  public Interval {
    if (low > high) {
      throw new IllegalArgumentException("interval from " + low + " to " + high + " is reversed");
    }
  }

  /**
   * Whether a value lies inside, limits included.
   *
   * @param value any number
   * @return false for NaN and for {@link #NONE}
   */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /**
   * The interval on the scale of a root: limits below 0 become 0.
   *
   * @return interval of the square root
   */
  public Interval sqrt() {
    return new Interval(Math.sqrt(Math.max(0, low)), Math.sqrt(Math.max(0, high)));
  }
}
