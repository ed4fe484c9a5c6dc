package dev.tidemark.shadow.rule;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of rules. */
@ConfigMapping(prefix = "tidemark.shadow.rule")
interface RuleConfig {
  /** Longest latency of an answer that passes {@code in-time}; default 30 s. */
  @WithDefault("30s")
  Duration inTime();
}
