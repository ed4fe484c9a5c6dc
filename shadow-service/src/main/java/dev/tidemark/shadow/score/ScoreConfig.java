package dev.tidemark.shadow.score;

import io.smallrye.config.ConfigMapping;

/** What score events say of their maker. */
@ConfigMapping(prefix = "tidemark.shadow.score")
interface ScoreConfig {
  /** Producer in the envelope: service and version. */
  String producer();
}
