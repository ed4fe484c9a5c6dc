package dev.tidemark.evalset.cut;

import dev.tidemark.evalset.pool.Days;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;

/**
 * ISO weeks of an application, Monday to Sunday, named by their last day.
 *
 * <p>Days are those of the application's zone, so a week may have 167 or 169 hours; when a day is
 * closed is the clock's to say.
 */
final class Weeks {
  private Weeks() {}

  /** Last day of the week a day is in. */
  static long endOf(long day) {
    return LocalDate.ofEpochDay(day)
        .with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY))
        .toEpochDay();
  }

  /**
   * Weeks that are to be cut: those with a prompt, so that one prompt of an absurd day makes one
   * week due.
   *
   * @param days with a prompt
   * @param closedThrough last closed day
   * @param decided last days of weeks that are dealt with
   * @return last days, oldest first
   */
  static List<Long> due(List<Long> days, long closedThrough, Set<Long> decided) {
    return days.stream()
        .map(Weeks::endOf)
        .filter(end -> end <= closedThrough && !decided.contains(end))
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * First day the pool must keep: a week of closed days, and the weeks that wait for their cut.
   *
   * @param due what {@link #due} gave
   */
  static long keepFrom(long closedThrough, List<Long> due) {
    long week = Days.weekTo(closedThrough).first();
    return due.isEmpty() ? week : Math.min(week, Days.weekTo(due.getFirst()).first());
  }
}
