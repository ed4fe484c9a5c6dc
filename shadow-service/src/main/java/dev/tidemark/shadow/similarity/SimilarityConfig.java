package dev.tidemark.shadow.similarity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Embedding of answers. */
@ConfigMapping(prefix = "tidemark.shadow.similarity")
interface SimilarityConfig {
  /** Whether answers are embedded at all; default true. */
  @WithDefault("true")
  boolean enabled();

  /** Longest wait for drift; default 10 s. */
  @WithDefault("10s")
  Duration timeout();

  /** Directory with the token of role service; default that of access. */
  Optional<Path> tokensDirectory();
}
