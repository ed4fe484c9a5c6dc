package dev.tidemark.ingest.delivery;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells of Kafka in the details. Always up: every replica shares the broker, so taking this one out
 * of service would help nobody; callers are told UNAVAILABLE with a delay instead.
 */
@Readiness
@Singleton
final class KafkaCheck implements HealthCheck {
  private static final String NEVER = "never";

  private final EventPublisher publisher;

  KafkaCheck(EventPublisher publisher) {
    this.publisher = publisher;
  }

  @Override
  public HealthCheckResponse call() {
    DeliveryState state = publisher.state();
    return HealthCheckResponse.named("kafka")
        .withData("lastAcknowledged", state.lastAcknowledged().map(Instant::toString).orElse(NEVER))
        .withData("lastFailed", state.lastFailed().map(Instant::toString).orElse(NEVER))
        .up()
        .build();
  }
}
