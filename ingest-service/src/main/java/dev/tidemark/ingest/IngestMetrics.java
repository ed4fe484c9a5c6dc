package dev.tidemark.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** What ingest measures of itself; attributes of few values only, never ids. */
@Singleton
public final class IngestMetrics {
  private static final String RECORDS = "tidemark.ingest.records";

  private final MeterRegistry registry;

  IngestMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Counts an interaction handed to Kafka. */
  public void sampled() {
    record("sampled", "none");
  }

  /** Counts an interaction not selected. */
  public void unsampled() {
    record("unsampled", "none");
  }

  /** Counts a refused interaction. */
  public void rejected(IngestReason reason) {
    record("rejected", reason.name());
  }

  private void record(String outcome, String reason) {
    Counter.builder(RECORDS)
        .baseUnit("{record}")
        .description("Interactions offered by gateways")
        .tag("outcome", outcome)
        .tag("reason", reason)
        .register(registry)
        .increment();
  }
}
