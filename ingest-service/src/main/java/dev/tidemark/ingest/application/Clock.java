package dev.tidemark.ingest.application;

/** Clock of an application's windows. */
public enum Clock {
  /** Wall time. */
  WALL,
  /** The watermark of event times: replay and simulation. */
  EVENT
}
