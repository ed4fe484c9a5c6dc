package dev.tidemark.shadow.attempt;

/** What is to be done next for a pending attempt. */
public enum Stage {
  /** The candidate is asked. */
  REPLAY,
  /** The judge is asked. */
  JUDGE,
  /** Both answers are embedded. */
  COMPARE,
  /** The end is decided; it is published and then final. */
  END
}
