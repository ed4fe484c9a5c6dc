package dev.tidemark.chassis.clock;

import java.time.Duration;

/** Which time an application lives in; fixed at its creation. */
public enum ClockKind {
  /** Event time is close to wall time: ids are kept for the dedupe horizon of log-append time. */
  WALL(Duration.ofMinutes(15)),
  /** Event time is replayed or simulated: ids are kept until their day is closed in event time. */
  EVENT(Duration.ofHours(1));

  private final Duration lateness;

  ClockKind(Duration lateness) {
    this.lateness = lateness;
  }

  /** How long after its end a window still takes records: 15 min, or 1 h of event time. */
  public Duration lateness() {
    return lateness;
  }
}
