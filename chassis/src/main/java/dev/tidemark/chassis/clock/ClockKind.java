package dev.tidemark.chassis.clock;

import java.time.Duration;
import java.time.Instant;

/** Which time an application lives in; fixed at its creation. */
public enum ClockKind {
  /** Event time is close to wall time. */
  WALL(Duration.ofMinutes(15)),
  /** Event time is replayed or simulated. */
  EVENT(Duration.ofHours(1));

  private static final Duration FUTURE = Duration.ofMinutes(5);

  private final Duration lateness;

  ClockKind(Duration lateness) {
    this.lateness = lateness;
  }

  /** How long after its end a window still takes records: 15 min, or 1 h of event time. */
  public Duration lateness() {
    return lateness;
  }

  /** Whether an event lies more than 5 min ahead of the wall; never so for EVENT. */
  public boolean isTooFarAhead(Instant eventTime, Instant wall) {
    return this == WALL && eventTime.isAfter(wall.plus(FUTURE));
  }
}
