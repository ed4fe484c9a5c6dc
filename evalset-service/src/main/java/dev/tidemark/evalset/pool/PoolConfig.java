package dev.tidemark.evalset.pool;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Bounds of the pool. */
@ConfigMapping(prefix = "tidemark.evalset.pool")
public interface PoolConfig {
  /**
   * Prompts of an application kept of one day and partition; when there are more, half of them go.
   * Default 2,000, 100 to 100,000; a prompt takes 2 KB and its text.
   */
  @WithDefault("2000")
  @Min(100)
  @Max(100_000)
  int mostPerDayAndPartition();

  /** Longest prompt with its conversation and answer; default 256 KiB. */
  @WithDefault("256K")
  MemorySize longestItem();

  /**
   * Wall time after which a prompt goes in any case; default 8 days: a week and a day for its cut.
   */
  @WithDefault("P8D")
  Duration kept();
}
