package dev.tidemark.ingest.application;

/** What becomes of an item over the size limit. */
public enum Oversize {
  /** It is refused. */
  REFUSE,
  /** Its metadata and a hash of its text are kept. */
  TRUNCATE
}
