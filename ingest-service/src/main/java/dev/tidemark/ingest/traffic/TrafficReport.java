package dev.tidemark.ingest.traffic;

import java.time.Instant;
import java.util.Optional;

/**
 * Traffic that a gateway counted itself, nothing checked yet.
 *
 * @param application name of the application
 * @param batchId id of the report, the same on every retry
 * @param notOffered interactions it saw and did not offer
 * @param timestamp when they happened; the end of the stream with {@code endOfStream}
 * @param endOfStream whether no more traffic follows
 */
public record TrafficReport(
    String application,
    String batchId,
    long notOffered,
    Optional<Instant> timestamp,
    boolean endOfStream) {}
