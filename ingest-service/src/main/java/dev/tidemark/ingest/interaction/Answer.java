package dev.tidemark.ingest.interaction;

import dev.tidemark.ingest.sampling.Stratum;
import java.time.Duration;
import java.util.Optional;

/**
 * Production's answer.
 *
 * @param content text; empty when there was none
 * @param outcome how the turn ended; empty when the name is unknown
 * @param latency from request to last byte; empty when not measured
 */
public record Answer(String content, Optional<Stratum> outcome, Optional<Duration> latency) {}
