package dev.tidemark.evalset.version;

/** How an item came into a version. */
public enum ItemOrigin {
  /** Drawn by chance with a known probability. */
  SLICE,
  /** Kept from the version before. */
  RETAINED,
  /** Chosen because it brings the set closest to production, or its topic lacked items. */
  GREEDY
}
