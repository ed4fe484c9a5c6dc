package dev.tidemark.shadow.replay;

import dev.tidemark.shadow.attempt.Purpose;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;

/** What calls take and end in, and how long the oldest attempt has waited. */
@Singleton
class ShadowMetrics {
  private final MeterRegistry registry;
  private volatile double oldestSeconds;

  ShadowMetrics(MeterRegistry registry) {
    this.registry = registry;
    Gauge.builder("tidemark.oldest.unprocessed", this, metrics -> metrics.oldestSeconds)
        .description("Age of the oldest unprocessed record")
        .baseUnit("s")
        .tag("stream", "shadow-replay")
        .register(registry);
  }

  void oldest(double seconds) {
    oldestSeconds = seconds;
  }

  void called(Purpose purpose, String result, Duration duration) {
    Timer.builder("tidemark.shadow.call")
        .description("Duration of calls of candidates and judges")
        .tags("purpose", purpose.id(), "result", result)
        .register(registry)
        .record(duration);
  }
}
