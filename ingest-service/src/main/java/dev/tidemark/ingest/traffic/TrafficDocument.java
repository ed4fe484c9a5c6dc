package dev.tidemark.ingest.traffic;

import dev.tidemark.ingest.JsonText;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A traffic report as JSON; fields as in the contract's ReportTrafficRequest. */
record TrafficDocument(
    @Nullable String batchId,
    @Nullable Long notOffered,
    @Nullable Instant timestamp,
    @Nullable Boolean endOfStream) {

  TrafficReport toReport(String application) {
    return new TrafficReport(
        application,
        JsonText.of("batchId", batchId),
        Objects.requireNonNullElse(notOffered, 0L),
        Optional.ofNullable(timestamp),
        Objects.requireNonNullElse(endOfStream, false));
  }
}
