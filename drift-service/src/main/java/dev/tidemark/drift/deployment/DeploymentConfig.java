package dev.tidemark.drift.deployment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How records find their deployment. */
@ConfigMapping(prefix = "tidemark.drift.deployment")
interface DeploymentConfig {
  /** Age at which the registry is read again; an announcement is seen within it; default 1 s. */
  @WithDefault("PT1S")
  Duration refresh();

  /**
   * Deployments of an application that may be registered without an announcement; records of
   * further ones count as unknown. Default 200, at least 1.
   */
  @WithDefault("200")
  @Min(1)
  int maxUnannounced();
}
