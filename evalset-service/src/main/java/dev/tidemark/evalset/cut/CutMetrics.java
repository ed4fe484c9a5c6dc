package dev.tidemark.evalset.cut;

import dev.tidemark.evalset.version.CutOrigin;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;

/** How cuts end and how long they take. */
@Singleton
class CutMetrics {
  private final MeterRegistry registry;

  CutMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * A cut has ended.
   *
   * @param outcome cut, too_small, overtaken or failed
   */
  void ended(CutOrigin origin, String outcome, Duration time) {
    Timer.builder("tidemark.evalset.cut.duration")
        .description("Time from the first look at the pool to the written version")
        .tag("origin", origin.name().toLowerCase(Locale.ROOT))
        .tag("outcome", outcome)
        .register(registry)
        .record(time);
  }
}
