package dev.tidemark.drift.embed;

/**
 * Constants of the default embedding space, measured once on public prompts and then frozen.
 *
 * <p>How they were measured: docs/methods/embedding-space.md.
 */
public final class DefaultSpace {
  /** Median pairwise Euclidean distance of 500 public prompts under {@link MiniLmEmbedder}. */
  public static final double MEDIAN_DISTANCE = 1.3861;

  /** Bandwidth of the distances: half the median. */
  public static final double DISTANCE_BANDWIDTH = .5 * MEDIAN_DISTANCE;

  /** Bandwidth of the panel's frequencies: the median. */
  public static final double PANEL_BANDWIDTH = MEDIAN_DISTANCE;

  private DefaultSpace() {}
}
