package dev.tidemark.chassis.testing;

import io.smallrye.health.api.HealthRegistry;
import io.smallrye.health.api.HealthType;
import io.smallrye.health.registry.HealthRegistries;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** A health probe of the service under test, with one more check that a test can switch. */
enum SwitchableProbe {
  STARTUP("started"),
  LIVENESS("live"),
  READINESS("ready");

  /** Name of the check that is switched. */
  static final String NAME = "switch";

  private static final HealthCheck DOWN = () -> HealthCheckResponse.down(NAME);

  private final String path;

  SwitchableProbe(String name) {
    this.path = "/q/health/" + name;
  }

  /** Where the probe answers on the management port. */
  String path() {
    return path;
  }

  void switchDown() {
    registry().register(NAME, DOWN);
  }

  /** Only after it was switched down. */
  void switchUp() {
    registry().remove(NAME);
  }

  private HealthRegistry registry() {
    return HealthRegistries.getRegistry(HealthType.valueOf(name()));
  }
}
