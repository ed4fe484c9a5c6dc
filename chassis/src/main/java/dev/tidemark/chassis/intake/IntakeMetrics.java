package dev.tidemark.chassis.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/** What a stream has read, dropped, set aside and not yet read; one attribute, the stream. */
final class IntakeMetrics {
  private static final String STREAM = "stream";

  private final MeterRegistry registry;
  private final String stream;
  private final Counter records;
  private final Counter duplicates;
  private final Counter late;
  private final Counter skipped;
  private final Counter refused;
  private final Timer flush;

  IntakeMetrics(MeterRegistry registry, String stream) {
    this.registry = registry;
    this.stream = stream;
    records = counter("tidemark.intake.records", "Records read");
    duplicates = counter("tidemark.intake.duplicates", "Records dropped as duplicates");
    late = counter("tidemark.intake.late", "Records whose window was closed");
    skipped = counter("tidemark.intake.skipped", "Offsets that the log no longer holds");
    refused =
        counter("tidemark.intake.refused", "Flushes refused because the offset had been moved");
    flush =
        Timer.builder("tidemark.intake.flush")
            .description("Duration of the transaction that moves the offset")
            .tag(STREAM, stream)
            .register(registry);
  }

  void received(int count) {
    records.increment(count);
  }

  void duplicate() {
    duplicates.increment();
  }

  void late() {
    late.increment();
  }

  void skipped(long offsets) {
    skipped.increment((double) offsets);
  }

  void refused() {
    refused.increment();
  }

  void flushed(Duration duration) {
    flush.record(duration);
  }

  void deadLettered(Rejected rejected) {
    Counter.builder("tidemark.intake.dead-lettered")
        .description("Records sent to the dead letter topic")
        .baseUnit("{record}")
        .tags(STREAM, stream, "reason", rejected.reason())
        .register(registry)
        .increment();
  }

  /** Registers the gauges of an intake: lag in records, age of the oldest unprocessed record. */
  <I> void observe(I intake, ToDoubleFunction<I> lag, ToDoubleFunction<I> oldestSeconds) {
    Gauge.builder("tidemark.intake.lag", intake, lag)
        .description("Records in the log that are not processed")
        .baseUnit("{record}")
        .tag(STREAM, stream)
        .register(registry);
    Gauge.builder("tidemark.oldest.unprocessed", intake, oldestSeconds)
        .description("Age of the oldest unprocessed record")
        .baseUnit("s")
        .tag(STREAM, stream)
        .register(registry);
  }

  private Counter counter(String name, String description) {
    return Counter.builder(name)
        .description(description)
        .baseUnit("{record}")
        .tag(STREAM, stream)
        .register(registry);
  }
}
