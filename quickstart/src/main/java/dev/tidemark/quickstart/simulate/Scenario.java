package dev.tidemark.quickstart.simulate;

import java.time.Duration;
import java.time.Instant;

/**
 * Names and dates around a world.
 *
 * @param start midnight (UTC) of day 0, a Monday
 * @param model model name
 * @param oldVersion version that answers before the deployment, and the control users after it
 * @param newVersion version the deployment brings
 */
public record Scenario(Instant start, String model, String oldVersion, String newVersion) {
  private static final long DAY_NANOS = Duration.ofDays(1).toNanos();

  /** The demo's names; day 0 is Monday 2026-01-05. */
  public static Scenario demo() {
    return new Scenario(Instant.parse("2026-01-05T00:00:00Z"), "harbour", "harbour-2", "harbour-3");
  }

  /** Time of a position within a day. */
  public Instant instant(int day, double position) {
    long nanos = (long) (position * DAY_NANOS);
    return start.plus(Duration.ofDays(day)).plusNanos(nanos - nanos % 1_000_000);
  }

  /** Raw id of a user. */
  public String user(int index) {
    return "user-%04d".formatted(index);
  }
}
