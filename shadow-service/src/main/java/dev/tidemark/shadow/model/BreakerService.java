package dev.tidemark.shadow.model;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The circuit breakers of this replica, one a model and endpoint. */
@Singleton
public class BreakerService {
  private final ModelConfig config;
  private final Map<String, CircuitBreaker> breakers = new ConcurrentHashMap<>();

  BreakerService(ModelConfig config) {
    this.config = config;
  }

  /** The breaker of a target; the same one for equal models and endpoints. */
  public CircuitBreaker of(ChatTarget target) {
    return breakers.computeIfAbsent(
        target.breaker(),
        made -> new CircuitBreaker(config.breakerFailures(), config.breakerRest()));
  }
}
