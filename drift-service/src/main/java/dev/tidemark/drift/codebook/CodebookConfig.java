package dev.tidemark.drift.codebook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How an application's codebook is learned. */
@ConfigMapping(prefix = "tidemark.drift.codebook")
interface CodebookConfig {
  /** Embedded prompts it is learned from; default 5,000, 128 to 100,000. */
  @WithDefault("5000")
  @Min(128)
  @Max(100_000)
  int sample();

  /**
   * Cells; default 128, 2 to 128. Powers are alike from 16 to 128 cells, and more cells keep more
   * wording apart from content; 5,000 prompts give about 40 a cell, enough for a mean.
   */
  @WithDefault("128")
  @Min(2)
  @Max(128)
  int cells();

  /** Most rounds of k-means; default 25, 1 to 1,000. */
  @WithDefault("25")
  @Min(1)
  @Max(1_000)
  int iterations();

  /** Time between looks at whether enough prompts have come; default 1 s. */
  @WithDefault("PT1S")
  Duration interval();
}
