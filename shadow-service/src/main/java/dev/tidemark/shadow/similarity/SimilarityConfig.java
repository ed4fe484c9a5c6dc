package dev.tidemark.shadow.similarity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Embedding of answers. */
@ConfigMapping(prefix = "tidemark.shadow.similarity")
interface SimilarityConfig {
  /** Whether answers are embedded at all; default true. */
  @WithDefault("true")
  boolean enabled();

  /** Longest wait for drift; default 10 s. */
  @WithDefault("10s")
  Duration timeout();
}
