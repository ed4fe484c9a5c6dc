package dev.tidemark.shadow.replay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How attempts are worked off. */
@ConfigMapping(prefix = "tidemark.shadow.replay")
interface ReplayConfig {
  /** Whether this replica works attempts off; default true. */
  @WithDefault("true")
  boolean enabled();

  /** Calls in flight of one replica, arm and stage; default 8, 1 to 1,000. */
  @WithDefault("8")
  @Min(1)
  @Max(1_000)
  int concurrency();

  /** Time between two looks for work; default 200 ms. */
  @WithDefault("PT0.2S")
  Duration pollInterval();

  /** Tries of one call, the first included; default 4, 1 to 20. */
  @WithDefault("4")
  @Min(1)
  @Max(20)
  int maxTries();

  /** Pause before the second try, then doubled, with jitter; default 500 ms. */
  @WithDefault("PT0.5S")
  Duration retryFirst();

  /** Longest pause, also where the other side asks for a longer one; default 30 s. */
  @WithDefault("PT30S")
  Duration retryLongest();

  /** Longest wait for calls in flight when the service stops; default 10 s. */
  @WithDefault("PT10S")
  Duration drain();

  /**
   * How long a row waits for an endpoint that is not called because it fails, until the row fails
   * too; default 15 min.
   */
  @WithDefault("PT15M")
  Duration giveUpAfter();
}
