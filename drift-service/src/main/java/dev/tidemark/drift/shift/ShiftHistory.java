package dev.tidemark.drift.shift;

import dev.tidemark.drift.application.DayRange;
import java.util.List;
import java.util.Optional;

/**
 * The distance day by day, one point a closed day.
 *
 * @param reference the reference all points share; empty while it is not closed
 * @param points by day, at most 120, the newest
 */
public record ShiftHistory(Optional<DayRange> reference, List<ShiftPoint> points) {
  /** Copies the points. */
  public ShiftHistory {
    points = List.copyOf(points);
  }
}
