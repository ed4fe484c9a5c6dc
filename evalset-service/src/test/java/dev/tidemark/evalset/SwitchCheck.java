package dev.tidemark.evalset;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A readiness check that a test can turn off. */
@Singleton
@Readiness
public class SwitchCheck implements HealthCheck {
  private volatile boolean up = true;

  void set(boolean ready) {
    up = ready;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("switch").status(up).build();
  }
}
