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

  /** Longest time a replica may take for one day before another one takes over; default 1 min. */
  @WithDefault("1m")
  Duration lease();

  /**
   * Time after which a partition that read nothing more of a WALL application no longer keeps its
   * days open; default 6 h.
   */
  @WithDefault("6h")
  Duration quiet();
}
