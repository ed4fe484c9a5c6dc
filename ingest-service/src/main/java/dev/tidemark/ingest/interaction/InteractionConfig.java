package dev.tidemark.ingest.interaction;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Configuration of recording interactions. */
@ConfigMapping(prefix = "tidemark.interaction")
interface InteractionConfig {
  /**
   * Largest item kept whole, up to 1000K; default 1000K, which leaves its envelope room within the
   * 1 MiB of an event.
   */
  @WithDefault("1000K")
  MemorySize maxItemSize();

  /** Most ids remembered to tell duplicates, 1 to 16,777,216; default 131,072 (about 20 MiB). */
  @WithDefault("131072")
  @Min(1)
  @Max(1 << 24)
  int duplicateSlots();

  /** How long an id is remembered at most, 1 s to 1 h; default 5 min. */
  @WithDefault("5m")
  @DurationMin(seconds = 1)
  @DurationMax(hours = 1)
  Duration duplicateMemory();
}
