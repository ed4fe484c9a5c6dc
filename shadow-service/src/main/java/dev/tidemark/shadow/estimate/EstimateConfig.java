package dev.tidemark.shadow.estimate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** What means are taken over. */
@ConfigMapping(prefix = "tidemark.shadow.estimate")
public interface EstimateConfig {
  /**
   * Days of an arm, counted back from its newest, over which its rules, similarity and quality are
   * read; default 60, 1 to 400. Verdicts are not bounded by it.
   */
  @WithDefault("60")
  @Min(1)
  @Max(400)
  int days();
}
