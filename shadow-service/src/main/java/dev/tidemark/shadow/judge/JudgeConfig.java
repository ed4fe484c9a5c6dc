package dev.tidemark.shadow.judge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/** The model that compares answers. */
@ConfigMapping(prefix = "tidemark.shadow.judge")
interface JudgeConfig {
  /** Base URL of an OpenAI-compatible API; default none: nothing is judged. */
  Optional<String> endpoint();

  /** Model name sent to it; default "judge". */
  @WithDefault("judge")
  String model();

  /** Name of the secret with its bearer token; default none. */
  Optional<String> secret();

  /** Tokens its calls may use for one arm on one day of the application; default 1,000,000. */
  @WithDefault("1000000")
  @Min(1)
  long tokensPerDay();

  /** Most calls a second of one replica and arm; default 20. */
  @WithDefault("20")
  double requestsPerSecond();

  /**
   * Share of production's own scored answers that are graded, drawn by hash, in [0, 1]; default
   * 0.1. The rules look at all of them.
   */
  @WithDefault("0.1")
  @DecimalMin("0")
  @DecimalMax("1")
  double productionShare();

  /** Longest wait for one call; default 30 s. */
  @WithDefault("30s")
  Duration timeout();

  /** Most tokens of one answer; default 200. */
  @WithDefault("200")
  @Min(1)
  int maxAnswerTokens();
}
