package dev.tidemark.drift.sketch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Bounds of the sketches. */
@ConfigMapping(prefix = "tidemark.drift.sketch")
interface SketchConfig {
  /**
   * CohortStore of a deployment that have sketches of their own, those seen first; later ones share
   * "other". Default 32, 1 to 1,000.
   */
  @WithDefault("32")
  @Min(1)
  @Max(1_000)
  int maxActiveKeys();
}
