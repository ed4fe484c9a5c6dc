package dev.tidemark.evalset.pool;

/**
 * Consecutive days of an application.
 *
 * @param first first day, days since 1970-01-01
 * @param last last day, inclusive, not before {@code first}
 */
public record Days(long first, long last) {
  /** Days of a pool. */
  public static final int WEEK = 7;

  /** Rejects an empty range. */
  public Days {
    if (last < first) {
      throw new IllegalArgumentException(
          "last day %d is before first day %d; swap them".formatted(last, first));
    }
  }

  /** The week that ends with a day. */
  public static Days weekTo(long last) {
    return new Days(last - WEEK + 1, last);
  }
}
