package dev.tidemark.chassis.closing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How long a stop waits for calls. */
@ConfigMapping(prefix = "tidemark.closing")
interface ClosingConfig {
  /**
   * Longest wait for the calls that came while the framework waited for those before ({@code
   * quarkus.shutdown.timeout}), 0 to 1 min; default 5 s.
   */
  @WithDefault("5s")
  @DurationMin(seconds = 0)
  @DurationMax(minutes = 1)
  Duration lastCalls();
}
