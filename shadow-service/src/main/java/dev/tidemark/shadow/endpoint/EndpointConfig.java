package dev.tidemark.shadow.endpoint;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where our calls may go, and where their secrets lie. */
@ConfigMapping(prefix = "tidemark.shadow")
interface EndpointConfig {
  /**
   * Prefixes of the URLs that candidates and judges may have, comma-separated; default none:
   * nothing is called.
   */
  Optional<List<String>> allowedEndpoints();

  /**
   * Directory of secrets; default none. A file each: those of candidates in the directory of their
   * tenant, the judge's directly in it.
   */
  Optional<Path> secretsDirectory();
}
