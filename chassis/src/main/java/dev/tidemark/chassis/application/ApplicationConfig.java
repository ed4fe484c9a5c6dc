package dev.tidemark.chassis.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How applications are looked up. */
@ConfigMapping(prefix = "tidemark.application")
interface ApplicationConfig {
  /**
   * How long records wait for an application they have overtaken before they are set aside as
   * UNKNOWN_APPLICATION; default 10 s.
   */
  @WithDefault("PT10S")
  Duration patience();
}
