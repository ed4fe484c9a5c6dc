package dev.tidemark.chassis.clock;

import java.time.Instant;
import java.time.ZoneId;
import java.util.OptionalLong;

/**
 * Where the time of an application stands.
 *
 * @param now wall time (WALL), or the least event time that all partitions with a record have
 *     reached (EVENT)
 * @param complete whether every partition known to hold records has been read; no day is closed
 *     before
 * @param kind which clock this is
 */
public record AppTime(Instant now, boolean complete, ClockKind kind) {

  /**
   * The last day that has ended and taken its late records.
   *
   * @param zone time zone of the days
   * @return days since 1970-01-01; empty while nothing is complete
   */
  public OptionalLong closedThrough(ZoneId zone) {
    return complete
        ? OptionalLong.of(now.minus(kind.lateness()).atZone(zone).toLocalDate().toEpochDay() - 1)
        : OptionalLong.empty();
  }
}
