package dev.tidemark.stats.shift;

/** Whether a distance can be read. */
public enum ShiftStatus {
  /** Enough data: all numbers are set. */
  OK,
  /** Too little data: numbers are NaN and the reason says what is missing. */
  INSUFFICIENT
}
