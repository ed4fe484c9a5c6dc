package dev.tidemark.chassis.intake;

/** Which time an application lives in: it decides lateness and how long event ids are kept. */
public enum ClockKind {
  /** Event time is close to wall time: ids are kept for the dedupe horizon of log-append time. */
  WALL,
  /** Event time is replayed or simulated: ids are kept until their day is closed in event time. */
  EVENT
}
