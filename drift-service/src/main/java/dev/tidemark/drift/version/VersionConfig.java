package dev.tidemark.drift.version;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How items of versions are fetched from evalset. */
@ConfigMapping(prefix = "tidemark.drift.version")
interface VersionConfig {
  /** Time between two looks for versions whose items are missing; default 5 s. */
  @WithDefault("5s")
  Duration interval();

  /** Longest time the items of one version take; default 60 s. */
  @WithDefault("60s")
  Duration timeout();

  /**
   * Directory whose file {@code service} holds this service's own token; none where there are no
   * tokens. Default that of {@code tidemark.access}.
   */
  @WithName("tokens-directory")
  Optional<Path> tokensDirectory();
}
