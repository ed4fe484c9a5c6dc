package dev.tidemark.evalset.pool;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;

/** What became of the records of the enriched stream. */
@Singleton
class PoolMetrics {
  private static final String NAME = "tidemark.evalset.pool.records";

  private final MeterRegistry registry;

  PoolMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void kept(int records) {
    counter("kept").increment(records);
  }

  void notDrawn(int records) {
    counter("not_drawn").increment(records);
  }

  void leftOut(Arrival.Unfitness why) {
    counter(why.name().toLowerCase(Locale.ROOT)).increment();
  }

  private Counter counter(String outcome) {
    return Counter.builder(NAME)
        .description("Enriched records by what became of them")
        .baseUnit("record")
        .tag("outcome", outcome)
        .register(registry);
  }
}
