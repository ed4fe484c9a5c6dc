package dev.tidemark.ingest;

import java.time.Duration;
import java.time.Instant;

/** Which event times are believed. */
public final class EventTimes {
  /** How far ahead of ours a gateway's clock may be, wall-time applications only. */
  public static final Duration MOST_AHEAD = Duration.ofMinutes(5);

  /** Stands for a time that the contract cannot express; never in range. */
  public static final Instant OUT_OF_RANGE = Instant.MAX;

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private EventTimes() {}

  /** Whether a time lies in the years 1 to 9999, as the contract's timestamps do. */
  public static boolean inRange(Instant time) {
    return !time.isBefore(FIRST) && !time.isAfter(LAST);
  }

  /** Whether a time is further ahead of {@code now} than a clock may be wrong. */
  public static boolean tooFarAhead(Instant time, Instant now) {
    return time.isAfter(now.plus(MOST_AHEAD));
  }
}
