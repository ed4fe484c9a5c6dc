package dev.tidemark.drift.shift;

import dev.tidemark.drift.DriftException;
import dev.tidemark.drift.application.DayRange;
import dev.tidemark.drift.application.Progress;
import java.util.Optional;

/**
 * The two windows of a shift report; they never overlap and hold closed days only.
 *
 * @param window days of production
 * @param reference days it is compared with
 */
public record ShiftWindows(DayRange window, DayRange reference) {

  /** Days of a default window: a whole week, so that weekdays weigh alike on both sides. */
  public static final int DAYS = 7;

  /** Longest window that is kept. */
  static final int MAX_DAYS = 120;

  /**
   * The default reference: the first week of an application.
   *
   * @param progress how far the application has been counted
   */
  static DayRange firstWeek(Progress progress) {
    return new DayRange(progress.firstDay(), progress.firstDay() + DAYS - 1);
  }

  /**
   * The week that ends with a day.
   *
   * @param day last day of it
   */
  static DayRange weekTo(long day) {
    return new DayRange(day - DAYS + 1, day);
  }

  /**
   * Windows to compare, those asked for or the last and first closed week.
   *
   * @return empty while too few days have closed for windows nobody chose
   * @throws DriftException INVALID_WINDOW if chosen windows overlap, are too long or not closed
   */
  static Optional<ShiftWindows> choose(
      Progress progress, Optional<DayRange> window, Optional<DayRange> reference) {
    if (progress.closedThrough().isEmpty() || closedDays(progress) < 2 * DAYS) {
      if (window.isEmpty() || reference.isEmpty() || progress.closedThrough().isEmpty()) {
        return Optional.empty();
      }
    }
    long closed = progress.closedThrough().orElseThrow();
    DayRange first = reference.orElseGet(() -> firstWeek(progress));
    DayRange last = window.orElseGet(() -> weekTo(closed));
    requireClosed("window", last, closed);
    requireClosed("reference", first, closed);
    if (last.first() <= first.last() && first.first() <= last.last()) {
      throw new DriftException.InvalidWindow(
          "window and reference share days; choose windows that do not overlap");
    }
    return Optional.of(new ShiftWindows(last, first));
  }

  /** Number of closed days, at least 0. */
  static long closedDays(Progress progress) {
    return progress.closedThrough().isEmpty()
        ? 0
        : progress.closedThrough().getAsLong() - progress.firstDay() + 1;
  }

  /**
   * Why there is no distance yet.
   *
   * @param days closed days at hand
   */
  static String tooFew(long days) {
    return "two windows of %d days need %d closed days, and there %s %d"
        .formatted(DAYS, 2 * DAYS, days == 1 ? "is" : "are", days);
  }

  private static void requireClosed(String name, DayRange days, long closed) {
    if (days.last() > closed) {
      throw new DriftException.InvalidWindow(
          "%s ends on a day that is still open; end it on the last closed day or before"
              .formatted(name));
    }
    if (days.length() > MAX_DAYS) {
      throw new DriftException.InvalidWindow(
          "%s of %d days but at most %d are kept; choose a shorter one"
              .formatted(name, days.length(), MAX_DAYS));
    }
  }
}
