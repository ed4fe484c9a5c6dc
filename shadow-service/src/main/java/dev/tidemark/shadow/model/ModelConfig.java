package dev.tidemark.shadow.model;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How models are called. */
@ConfigMapping(prefix = "tidemark.shadow.model")
interface ModelConfig {
  /** Longest answer that is read, in bytes; default 1 MiB. */
  @WithDefault("1M")
  MemorySize maxAnswer();

  /** Longest wait for a connection; default 5 s. */
  @WithDefault("5s")
  Duration connectTimeout();

  /** Failures in a row after which an endpoint rests; default 5, at least 1. */
  @WithDefault("5")
  @Min(1)
  int breakerFailures();

  /** How long an endpoint rests before one call tries it again; default 10 s. */
  @WithDefault("10s")
  Duration breakerRest();
}
