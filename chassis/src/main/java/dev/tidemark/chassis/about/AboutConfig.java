package dev.tidemark.chassis.about;

import io.smallrye.config.ConfigMapping;

/** What was built. */
@ConfigMapping(prefix = "tidemark.about")
interface AboutConfig {
  /** Name of the service. */
  String service();

  /** Version of the build. */
  String version();
}
