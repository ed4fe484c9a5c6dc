package dev.tidemark.shadow.model;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The circuit breakers of this replica, one for each name that calls go under. */
@Singleton
public class BreakerService {
  private final ModelConfig config;
  private final Map<String, CircuitBreaker> breakers = new ConcurrentHashMap<>();

  BreakerService(ModelConfig config) {
    this.config = config;
  }

  /** The breaker of a name; the same one for equal names. */
  public CircuitBreaker of(String name) {
    return breakers.computeIfAbsent(
        name, made -> new CircuitBreaker(config.breakerFailures(), config.breakerRest()));
  }
}
