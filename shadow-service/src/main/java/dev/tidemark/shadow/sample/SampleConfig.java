package dev.tidemark.shadow.sample;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/** Which core records are scored. */
@ConfigMapping(prefix = "tidemark.shadow.sample")
interface SampleConfig {
  /**
   * Share of core records whose production answer is scored, drawn by hash, in [0, 1]; default 1.
   * What is replayed to a candidate is scored in any case.
   */
  @WithDefault("1")
  @DecimalMin("0")
  @DecimalMax("1")
  double productionShare();
}
