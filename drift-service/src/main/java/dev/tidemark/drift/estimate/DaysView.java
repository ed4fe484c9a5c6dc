package dev.tidemark.drift.estimate;

import dev.tidemark.drift.application.DayRange;
import java.time.LocalDate;

/**
 * Consecutive days as JSON.
 *
 * @param first first day
 * @param last last day, inclusive
 */
public record DaysView(LocalDate first, LocalDate last) {

  /** View of a range. */
  public static DaysView of(DayRange days) {
    return new DaysView(LocalDate.ofEpochDay(days.first()), LocalDate.ofEpochDay(days.last()));
  }
}
