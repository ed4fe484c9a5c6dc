package dev.tidemark.shadow.sample;

/** What comes on the enriched stream. */
sealed interface Incoming permits Incoming.Nothing, CoreRecord {

  /** An end of stream, or a record outside the core: its time counts, nothing else. */
  record Nothing() implements Incoming {}
}
