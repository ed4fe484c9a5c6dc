package dev.tidemark.drift.sketch;

import dev.tidemark.stats.feature.FeatureSpace;
import dev.tidemark.stats.sketch.SketchShape;

/** The shapes drift keeps sums in. */
public final class SketchShapes {

  /** Greatest number of cells of a codebook. */
  public static final int MAX_CELLS = 128;

  /** Block sketches: distance features, cells of any codebook. */
  public static final SketchShape BLOCK =
      new SketchShape(2 * FeatureSpace.DISTANCE_FREQUENCIES, MAX_CELLS);

  /** Sums of one cell: panel features. */
  public static final SketchShape CELL = new SketchShape(2 * FeatureSpace.PANEL_FREQUENCIES, 1);

  private SketchShapes() {}
}
