package dev.tidemark.drift.codebook;

import dev.tidemark.drift.embed.DefaultSpace;
import dev.tidemark.stats.cluster.Codebook;
import jakarta.enterprise.context.ApplicationScoped;

/** Version 0, in force until an application has its own. */
@ApplicationScoped
class ShippedCodebook {
  private final Codebook codebook = DefaultSpace.codebook();

  Codebook codebook() {
    return codebook;
  }
}
