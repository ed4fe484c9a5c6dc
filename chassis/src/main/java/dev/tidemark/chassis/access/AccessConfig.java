package dev.tidemark.chassis.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Configuration of access. */
@ConfigMapping(prefix = "tidemark.access")
interface AccessConfig {
  /** Directory of token files as the package describes them; none: open on loopback only. */
  Optional<Path> tokensDirectory();

  /** Whether {@code GET /?code=...} signs a browser in; default false, true where a console is. */
  @WithDefault("false")
  boolean signIn();

  /** How long a browser stays signed in; default 12 h. */
  @WithDefault("PT12H")
  Duration session();
}
