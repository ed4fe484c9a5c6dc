package dev.tidemark.ingest.identity;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Configuration of pseudonyms. */
@ConfigMapping(prefix = "tidemark.identity")
interface IdentityConfig {
  /**
   * Directory of secret keys; its file {@code pseudonym} holds 64 hex digits. Needed: without it
   * the service does not start.
   */
  Optional<Path> keysDirectory();
}
