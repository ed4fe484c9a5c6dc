package dev.tidemark.drift.role;

import dev.tidemark.text.embed.EmbedderPool;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the embedder is loaded, where a role needs it; partitions may be none. */
@Readiness
@ApplicationScoped
public class EmbedderCheck implements HealthCheck {
  private final Instance<EmbedderPool> embedder;
  private final RoleConfig config;
  private volatile String loaded = "";

  EmbedderCheck(Instance<EmbedderPool> embedder, RoleConfig config) {
    this.embedder = embedder;
    this.config = config;
  }

  void load(@Observes StartupEvent started) {
    if (config.roles().stream().anyMatch(DriftRole::embeds)) {
      loaded = embedder.get().id();
    }
  }

  @Override
  public HealthCheckResponse call() {
    boolean needed = config.roles().stream().anyMatch(DriftRole::embeds);
    return HealthCheckResponse.named("embedder")
        .withData("embedder", needed ? loaded : "not needed by the roles held")
        .status(!needed || !loaded.isEmpty())
        .build();
  }
}
