package dev.tidemark.stats.selection;

/** How an item came into a version. */
public enum Role {
  /** Drawn at random with known probability: what it says is unbiased by design. */
  SLICE,
  /** In the version before, kept so that versions can be linked. */
  RETAINED,
  /** Chosen because the set needs it most. */
  CHOSEN
}
