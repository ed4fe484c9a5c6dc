package dev.tidemark.drift.analyse;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Bounds of what waits in memory. */
@ConfigMapping(prefix = "tidemark.drift.analyse")
interface AnalyseConfig {
  /**
   * Rows of a partition that may wait for a flush, about 10 KB each; more are written at once.
   * Default 512, 1 to 100,000.
   */
  @WithDefault("512")
  @Min(1)
  @Max(100_000)
  int maxPendingRows();
}
