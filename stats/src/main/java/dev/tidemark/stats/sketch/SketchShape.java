package dev.tidemark.stats.sketch;

/**
 * What two sketches must share to be merged.
 *
 * @param features 2R, length of the feature vectors; even, 2 to 65,536
 * @param cells number of cells of the codebook, 1 to 65,535
 */
public record SketchShape(int features, int cells) {

  private static final int MAX_FEATURES = 1 << 16;
  private static final int MAX_CELLS = (1 << 16) - 1;

  /** Rejects sizes out of range. */
  public SketchShape {
    if (features < 2 || features > MAX_FEATURES || features % 2 != 0) {
      throw new IllegalArgumentException(
          features + " features but an even number in [2, " + MAX_FEATURES + "] is required");
    }
    if (cells < 1 || cells > MAX_CELLS) {
      throw new IllegalArgumentException(
          cells + " cells but a number in [1, " + MAX_CELLS + "] is required");
    }
  }
}
