package dev.tidemark.ingest.application;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells of the database in the details. Always up: known applications are served without it, and
 * every replica shares it.
 */
@Readiness
@Singleton
final class DatabaseCheck implements HealthCheck {
  private final ApplicationRegistryService registry;

  DatabaseCheck(ApplicationRegistryService registry) {
    this.registry = registry;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("database").up();
    registry.state().details().forEach(answer::withData);
    return answer.build();
  }
}
