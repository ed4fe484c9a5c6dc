package dev.tidemark.shadow.attempt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long attempts are held and kept. */
@ConfigMapping(prefix = "tidemark.shadow.attempt")
interface AttemptConfig {
  /**
   * Time beyond the longest wait of a call after which the attempt of a worker that was killed is
   * taken up again; default 10 s.
   */
  @WithDefault("10s")
  Duration leaseMargin();

  /**
   * How long an attempt may be pending, whatever it waits for; default 1 day, so that no day's
   * verdict comes more than a day late.
   */
  @WithDefault("P1D")
  Duration greatestAge();

  /** How long prompts and answers are kept; default 30 days. */
  @WithDefault("P30D")
  Duration keepTexts();

  /** How long scores without text are kept; default 400 days. */
  @WithDefault("P400D")
  Duration keepScores();
}
