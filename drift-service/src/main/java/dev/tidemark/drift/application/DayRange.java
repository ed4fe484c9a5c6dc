package dev.tidemark.drift.application;

/**
 * Consecutive days.
 *
 * @param first first day, days since 1970-01-01
 * @param last last day, inclusive, not before {@code first}
 */
public record DayRange(long first, long last) {

  /** Rejects an empty range. */
  public DayRange {
    if (last < first) {
      throw new IllegalArgumentException(
          "last day %d is before first day %d; swap them".formatted(last, first));
    }
  }

  /** Number of days, at least 1. */
  public long length() {
    return last - first + 1;
  }

  /** Whether a day lies in the range. */
  public boolean contains(long day) {
    return first <= day && day <= last;
  }
}
