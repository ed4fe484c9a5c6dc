package dev.tidemark.ingest.delivery;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Configuration of delivery; the broker itself is {@code kafka.*}. */
@ConfigMapping(prefix = "tidemark.delivery")
interface DeliveryConfig {
  /** Most bytes of requests being worked on, at least 16M; default 64M. */
  @WithDefault("64M")
  MemorySize maxBytesInFlight();

  /** How long an event may wait for its acknowledgement, 1 s to 2 min; default 10 s. */
  @WithDefault("10s")
  @DurationMin(seconds = 1)
  @DurationMax(minutes = 2)
  Duration timeout();

  /** How long a worker waits for the broker to describe a topic, 100 ms to 1 min; default 5 s. */
  @WithDefault("5s")
  @DurationMin(millis = 100)
  @DurationMax(minutes = 1)
  Duration metadataTimeout();

  /** Delay named to callers who are to come again, 100 ms to 1 min; default 1 s. */
  @WithDefault("1s")
  @DurationMin(millis = 100)
  @DurationMax(minutes = 1)
  Duration retryDelay();
}
