package dev.tidemark.shadow.model;

import jakarta.inject.Singleton;

/** The circuit breakers of this replica, one for each name that calls go under. */
@Singleton
public class BreakerService {
  private final ModelConfig config;
  private final Recent<CircuitBreaker> breakers = new Recent<>(_ -> {}, System.nanoTime());

  BreakerService(ModelConfig config) {
    this.config = config;
  }

  /** The breaker of a name; the same one for equal names. */
  public CircuitBreaker of(String name) {
    return breakers.of(name, this::make, System.nanoTime());
  }

  private CircuitBreaker make() {
    return new CircuitBreaker(config.breakerFailures(), config.breakerRest());
  }
}
