package dev.tidemark.ingest.feedback;

/** Kinds of feedback. */
public enum FeedbackKind {
  POSITIVE,
  NEGATIVE,
  /** The user asked for the answer again. */
  REGENERATED
}
