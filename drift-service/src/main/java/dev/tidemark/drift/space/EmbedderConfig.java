package dev.tidemark.drift.space;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.OptionalInt;

/** Size of the embedder. */
@ConfigMapping(prefix = "tidemark.drift.embedder")
interface EmbedderConfig {
  /** Embedders, one thread each; default the number of processors, 1 to 256. */
  OptionalInt workers();

  /** Texts that may wait in each lane, streams and calls; default 256, 1 to 100,000. */
  @WithDefault("256")
  @Min(1)
  @Max(100_000)
  int capacity();
}
