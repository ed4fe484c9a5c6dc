package dev.tidemark.drift.enrich;

import io.smallrye.config.ConfigMapping;

/** What enrichment says of itself. */
@ConfigMapping(prefix = "tidemark.drift.enrich")
interface EnrichConfig {
  /** Producer in the envelope of enriched events: service and version. */
  String producer();
}
