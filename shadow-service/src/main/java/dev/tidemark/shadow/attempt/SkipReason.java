package dev.tidemark.shadow.attempt;

/** Why an interaction that was selected is not replayed. */
public enum SkipReason {
  /** Production's turn was cached, blocked, cancelled, incomplete or an error, or has no text. */
  NOT_COMPARABLE,
  /** The upstream sampling probability is unknown: such records enter no gate. */
  UNKNOWN_SAMPLING,
  /** The text was dropped, by age or with its user, before its turn came. */
  TEXT_DROPPED,
  /** Its turn had not come within the greatest age of an attempt. */
  OVERDUE,
  /** The budget of the day ran dry. */
  BUDGET,
  /** The prompt alone may cost more than the budget of a whole day. */
  TOO_LONG,
  /** The candidate was retired before its turn came. */
  RETIRED,
  /** The day of the interaction had been entered into the verdict already. */
  LATE
}
