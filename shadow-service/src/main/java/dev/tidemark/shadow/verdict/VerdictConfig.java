package dev.tidemark.shadow.verdict;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often closed days are entered. */
@ConfigMapping(prefix = "tidemark.shadow.verdict.entering")
interface VerdictConfig {
  /** Time between two looks for a closed day; default 2 s. */
  @WithDefault("2s")
  Duration interval();

  /**
   * Wall time for which nothing of a day may have come before it is entered; default 20 s.
   * Partitions are read at different speeds: longer than it takes to replace a reader that has
   * died.
   */
  @WithDefault("20s")
  Duration settle();

  /** Longest time a replica may take for one day before another one takes over; default 1 min. */
  @WithDefault("1m")
  Duration lease();
}
