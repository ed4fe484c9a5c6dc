package dev.tidemark.chassis.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The days of an application: from midnight to midnight in its time zone, so 23 to 25 hours long.
 *
 * @param zone time zone of the application's policy
 */
public record AppDays(ZoneId zone) {

  /** The day an instant lies in. */
  public LocalDate of(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }

  /** First instant of the day, inclusive. */
  public Instant start(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  /** First instant after the day. */
  public Instant end(LocalDate day) {
    return start(day.plusDays(1));
  }

  /** Days since 1970-01-01 in any zone; how days are numbered in keys. */
  public static long index(LocalDate day) {
    return day.toEpochDay();
  }

  /**
   * Day of a deployment that {@code instant} lies in: 0 is the day of its start, before: negative.
   */
  public long dayOf(Instant deploymentStart, Instant instant) {
    return ChronoUnit.DAYS.between(of(deploymentStart), of(instant));
  }

  /** Whether a window that ends with {@code day} takes no more records at {@code now}. */
  public boolean isClosed(LocalDate day, ClockKind kind, Instant now) {
    return !now.isBefore(end(day).plus(kind.lateness()));
  }
}
