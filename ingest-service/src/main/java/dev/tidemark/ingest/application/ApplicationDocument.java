package dev.tidemark.ingest.application;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An application as JSON; absent fields have their defaults. */
record ApplicationDocument(
    @Nullable String id,
    @Nullable Integer revision,
    @Nullable String clock,
    @Nullable String timeZone,
    @Nullable PolicyDocument policy) {

  record PolicyDocument(
      @Nullable Integer version,
      @Nullable Double coreProbability,
      @Nullable Double panelProbability,
      @Nullable List<StratumDocument> strata,
      @Nullable String oversize) {}

  record StratumDocument(@Nullable String stratum, @Nullable Double probability) {}

  /** All applications of a tenant. */
  record Listing(List<ApplicationDocument> applications) {}
}
