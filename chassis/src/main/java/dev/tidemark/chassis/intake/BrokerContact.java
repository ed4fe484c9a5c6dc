package dev.tidemark.chassis.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.jspecify.annotations.Nullable;

/**
 * When the broker last answered a consumer. A consumer that reads or keeps its membership gets
 * answers all the time, so silence means that the broker is away, whatever the connection looks
 * like. Written by one thread, read by any.
 */
final class BrokerContact {
  private static final String METRIC = "response-total";
  private static final String GROUP = "consumer-metrics";

  private final InstantSource clock;
  private @Nullable Metric responses;
  private double seen;
  private volatile Instant lastAnswer;

  BrokerContact(InstantSource clock) {
    this.clock = clock;
    this.lastAnswer = clock.instant();
  }

  /** Looks whether more has been answered than at the last look; by the consumer's metrics. */
  void look(Map<MetricName, ? extends Metric> metrics) {
    Metric counted = responses;
    if (counted == null) {
      counted = find(metrics);
      responses = counted;
    }
    if (counted != null && counted.metricValue() instanceof Double now && now > seen) {
      seen = now;
      lastAnswer = clock.instant();
    }
  }

  /** Since when the broker has not answered, if that is longer than {@code bound}. */
  Optional<Instant> silentSince(Duration bound) {
    Instant last = lastAnswer;
    return last.plus(bound).isBefore(clock.instant()) ? Optional.of(last) : Optional.empty();
  }

  private static @Nullable Metric find(Map<MetricName, ? extends Metric> metrics) {
    return metrics.values().stream()
        .filter(metric -> metric.metricName().name().equals(METRIC))
        .filter(metric -> metric.metricName().group().equals(GROUP))
        .findFirst()
        .orElse(null);
  }
}
