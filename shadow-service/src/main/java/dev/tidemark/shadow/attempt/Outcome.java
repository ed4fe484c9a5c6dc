package dev.tidemark.shadow.attempt;

/** How an attempt ends. */
public enum Outcome {
  /** Replayed and scored. */
  SCORED,
  /** Never replayed. */
  SKIPPED,
  /** Tried in vain. */
  FAILED
}
