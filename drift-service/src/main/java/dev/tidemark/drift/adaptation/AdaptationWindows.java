package dev.tidemark.drift.adaptation;

import dev.tidemark.chassis.application.Application;
import dev.tidemark.drift.application.DayRange;
import dev.tidemark.drift.application.Progress;
import dev.tidemark.drift.deployment.Deployment;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * Days before and after a deployment: both of equal length, a multiple of 7 so that weekdays weigh
 * alike, 14 when there are as many. The day of the start takes part only if it starts at midnight.
 *
 * @param before full days under the deployments before
 * @param after full days from the start on, up to the next deployment
 * @param remark what a reader must know of the choice; may be empty
 */
record AdaptationWindows(DayRange before, DayRange after, String remark) {
  static final int LEAST_DAYS = 7;
  static final int OFFICIAL_DAYS = 14;

  /** Windows, or why there are none. */
  record Choice(Optional<AdaptationWindows> windows, String missing) {
    private static Choice missing(String reason) {
      return new Choice(Optional.empty(), reason);
    }
  }

  /**
   * Chooses the windows of a deployment.
   *
   * @param all every deployment of the application, in any order
   */
  static Choice choose(
      Application application, Progress progress, List<Deployment> all, Deployment deployment) {
    Calendar calendar = new Calendar(application, progress, all, deployment);
    long before = calendar.daysBefore();
    long after = calendar.daysAfter();
    if (before < LEAST_DAYS) {
      return Choice.missing(calendar.tooFewBefore(before));
    }
    if (after < LEAST_DAYS) {
      return Choice.missing(calendar.tooFewAfter(after));
    }
    int days = (int) Math.min(OFFICIAL_DAYS, Math.min(before, after) / 7 * 7);
    long start = calendar.firstFullDay();
    return new Choice(
        Optional.of(
            new AdaptationWindows(
                new DayRange(calendar.lastDayBefore() - days + 1, calendar.lastDayBefore()),
                new DayRange(start, start + days - 1),
                calendar.remark(days))),
        "");
  }

  /** The same windows moved into the past by so many days. */
  AdaptationWindows earlier(long days) {
    return new AdaptationWindows(
        new DayRange(before.first() - days, before.last() - days),
        new DayRange(after.first() - days, after.last() - days),
        "");
  }

  /** Days of either window. */
  long days() {
    return before.length();
  }

  private record Calendar(
      Application application, Progress progress, List<Deployment> all, Deployment deployment) {

    long firstFullDay() {
      return firstFullDay(deployment.start());
    }

    long lastDayBefore() {
      return application.dayOf(deployment.start()) - 1;
    }

    long daysBefore() {
      long first =
          all.stream()
              .filter(other -> other.start().isBefore(deployment.start()))
              .mapToLong(other -> servedFrom(other.start()))
              .max()
              .orElse(progress.firstDay());
      return Math.max(0, lastDayBefore() - first + 1);
    }

    long daysAfter() {
      long last = Math.min(progress.closedThrough().orElse(Long.MIN_VALUE), dayBeforeNext());
      return Math.max(0, last - firstFullDay() + 1);
    }

    String tooFewBefore(long days) {
      return "%d whole days before %s under one deployment, and %d are needed"
          .formatted(days, deployment.id(), LEAST_DAYS);
    }

    String tooFewAfter(long days) {
      return next()
          .filter(other -> progress.closedThrough().orElse(Long.MIN_VALUE) >= dayBeforeNext())
          .map(
              other ->
                  "%d whole days until %s followed, and %d are needed"
                      .formatted(days, other.id(), LEAST_DAYS))
          .orElse(
              "%d closed days since %s started, and %d are needed"
                  .formatted(days, deployment.id(), LEAST_DAYS));
    }

    String remark(int days) {
      if (days >= OFFICIAL_DAYS) {
        return "";
      }
      Optional<Deployment> other = next().filter(_ -> dayBeforeNext() < firstFullDay() + 13);
      return other
          .map(n -> "The window ends early because %s followed.".formatted(n.id()))
          .orElse(
              daysBefore() < OFFICIAL_DAYS
                  ? "Only %d days before it can be used.".formatted(days)
                  : "Provisional until %d days have closed.".formatted(OFFICIAL_DAYS));
    }

    private Optional<Deployment> next() {
      return all.stream()
          .filter(other -> other.start().isAfter(deployment.start()))
          .min((a, b) -> a.start().compareTo(b.start()));
    }

    private long dayBeforeNext() {
      return next().map(other -> application.dayOf(other.start()) - 1).orElse(Long.MAX_VALUE);
    }

    private long servedFrom(Instant start) {
      // The deployment an application began with is known by its first record, late on day one.
      return application.dayOf(start) <= progress.firstDay()
          ? progress.firstDay()
          : firstFullDay(start);
    }

    private long firstFullDay(Instant start) {
      boolean midnight = start.atZone(application.zone()).toLocalTime().equals(LocalTime.MIDNIGHT);
      return application.dayOf(start) + (midnight ? 0 : 1);
    }
  }
}
