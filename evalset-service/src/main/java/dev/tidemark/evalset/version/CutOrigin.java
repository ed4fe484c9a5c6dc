package dev.tidemark.evalset.version;

/** What asked for a cut. */
public enum CutOrigin {
  /** A week of the application's clock ended. */
  WEEK,
  /** A caller. */
  REQUEST
}
