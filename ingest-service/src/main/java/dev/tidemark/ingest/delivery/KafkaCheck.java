package dev.tidemark.ingest.delivery;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells of Kafka in the details. Always up: every replica shares the broker, so taking this one out
 * of service would help nobody; callers are told UNAVAILABLE with a delay instead.
 */
@Readiness
@Singleton
final class KafkaCheck implements HealthCheck {
  private final EventPublisher publisher;

  KafkaCheck(EventPublisher publisher) {
    this.publisher = publisher;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("kafka").up();
    publisher.state().details().forEach(answer::withData);
    return answer.build();
  }
}
