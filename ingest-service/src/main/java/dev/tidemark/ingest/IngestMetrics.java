package dev.tidemark.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** What ingest measures of itself; attributes of few values only, never ids. */
@Singleton
public final class IngestMetrics {
  private static final String RECORDS = "tidemark.ingest.records";
  private static final String NO_REASON = "none";

  private final Counter sampled;
  private final Counter unsampled;
  private final Map<IngestReason, Counter> rejected = new EnumMap<>(IngestReason.class);

  IngestMetrics(MeterRegistry registry) {
    sampled = counter(registry, "sampled", NO_REASON);
    unsampled = counter(registry, "unsampled", NO_REASON);
    for (IngestReason reason : IngestReason.values()) {
      rejected.put(reason, counter(registry, "rejected", reason.name()));
    }
  }

  /** Counts an interaction handed to Kafka. */
  public void sampled() {
    sampled.increment();
  }

  /** Counts an interaction not selected. */
  public void unsampled() {
    unsampled.increment();
  }

  /** Counts a refused interaction. */
  public void rejected(IngestReason reason) {
    Objects.requireNonNull(rejected.get(reason)).increment();
  }

  private static Counter counter(MeterRegistry registry, String outcome, String reason) {
    return Counter.builder(RECORDS)
        .baseUnit("{record}")
        .description("Interactions offered by gateways")
        .tag("outcome", outcome)
        .tag("reason", reason)
        .register(registry);
  }
}
