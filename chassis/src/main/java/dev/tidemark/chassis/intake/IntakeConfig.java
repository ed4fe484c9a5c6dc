package dev.tidemark.chassis.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How topics are read; the same for all streams of a service. */
@ConfigMapping(prefix = "tidemark.intake")
public interface IntakeConfig {
  /** Longest time that aggregates stay in memory only; default 60 s, at least 100 ms. */
  @WithDefault("PT60S")
  Duration flushInterval();

  /**
   * Longest wait for one database transaction, and of the polling thread for the flush of revoked
   * partitions; default 10 s. The poll interval of the consumer is three times this.
   */
  @WithDefault("PT10S")
  Duration flushTimeout();

  /** Log-append time within which a repeated event id is a duplicate (WALL); default 15 min. */
  @WithDefault("PT15M")
  Duration dedupeHorizon();

  /** First pause before a failed step is tried again, with jitter; default 200 ms. */
  @WithDefault("PT0.2S")
  Duration retryFirst();

  /** Longest pause before a failed step is tried again; default 5 s. */
  @WithDefault("PT5S")
  Duration retryLongest();

  /** Most records of a poll; default 500, 1 to 10,000. */
  @WithDefault("500")
  @Min(1)
  @Max(10_000)
  int maxPollRecords();

  /** Time without a heartbeat after which a consumer is replaced; default 10 s. */
  @WithDefault("PT10S")
  Duration sessionTimeout();
}
