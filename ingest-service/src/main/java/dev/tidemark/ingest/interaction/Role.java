package dev.tidemark.ingest.interaction;

/** Speaker of a turn. */
public enum Role {
  /** Whoever sent it did not say, or said something unknown. */
  UNKNOWN,
  SYSTEM,
  USER,
  ASSISTANT,
  TOOL
}
