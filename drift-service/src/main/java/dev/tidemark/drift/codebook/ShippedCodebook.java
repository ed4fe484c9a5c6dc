package dev.tidemark.drift.codebook;

import dev.tidemark.stats.cluster.Codebook;
import dev.tidemark.text.embed.DefaultSpace;

/** Version 0, in force until an application has its own. */
final class ShippedCodebook {
  private static final Codebook CODEBOOK = DefaultSpace.codebook();

  private ShippedCodebook() {}

  static Codebook codebook() {
    return CODEBOOK;
  }
}
