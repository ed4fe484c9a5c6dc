package dev.tidemark.ingest.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Configuration of the registry of applications. */
@ConfigMapping(prefix = "tidemark.application")
interface ApplicationConfig {
  /**
   * Whether the first record of an unknown application creates it; default: for the tenant {@code
   * default} of a single-tenant set-up only.
   */
  Optional<Boolean> autoCreate();

  /**
   * How long a replica may work by a policy that was changed at another, 0 to 1 min; default 5 s.
   */
  @WithDefault("5s")
  @DurationMin
  @DurationMax(minutes = 1)
  Duration cacheTtl();

  /** How long a replica goes on by its last policy while the database is away; default 1 h. */
  @WithDefault("1h")
  @DurationMin
  @DurationMax(hours = 24)
  Duration cacheMostStale();

  /** Most applications a replica remembers, 1 to 1,000,000; default 10,000. */
  @WithDefault("10000")
  @Min(1)
  @Max(1_000_000)
  int cacheSize();

  /** Longest wait for the database, 100 ms to 1 min; default 5 s. */
  @WithDefault("5s")
  @DurationMin(millis = 100)
  @DurationMax(minutes = 1)
  Duration databaseTimeout();

  /** Pause between looks into the outbox, besides the look after each change; default 1 s. */
  @WithDefault("1s")
  Duration publishEvery();
}
