package dev.tidemark.chassis.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** When a process counts as stuck. */
@ConfigMapping(prefix = "tidemark.health")
interface HealthConfig {
  /**
   * Longest time an event loop may run nothing before the process is not alive, 100 ms to 10 min;
   * default 30 s.
   */
  @WithDefault("30s")
  @DurationMin(millis = 100)
  @DurationMax(minutes = 10)
  Duration eventLoopBound();
}
