package dev.tidemark.drift.version;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How items of versions are fetched from evalset. */
@ConfigMapping(prefix = "tidemark.drift.version")
interface VersionConfig {
  /** Time between two looks for versions whose items are missing; default 5 s. */
  @WithDefault("5s")
  Duration interval();

  /** Longest time the items of one version take; default 60 s. */
  @WithDefault("60s")
  Duration timeout();
}
