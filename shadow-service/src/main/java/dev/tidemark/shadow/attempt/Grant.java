package dev.tidemark.shadow.attempt;

/** What became of the wish to spend tokens. */
public enum Grant {
  /** They are reserved. */
  GRANTED,
  /** Calls in flight hold too much of what is left: ask again when they have settled. */
  WAIT,
  /** What is left of the day cannot hold the call, so the day has ended. */
  DRY,
  /** The call alone may cost more than a whole day: it is never made. */
  NEVER,
  /** Somebody else has taken the attempt over, or it is gone. */
  LOST
}
