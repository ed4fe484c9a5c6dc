package dev.tidemark.drift.deployment;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.drift.deployment.Inference.Found;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the deployment of each record from a copy of the registry that is at most a moment old; one
 * copy an application, so the memory is that of the registry.
 */
@ApplicationScoped
public class DeploymentService {
  private final PgDeploymentStore registry;
  private final DeploymentConfig config;
  private final Map<ApplicationKey, Snapshot> snapshots = new ConcurrentHashMap<>();

  private final Map<Registration, Uni<Void>> underWay = new ConcurrentHashMap<>();

  private record Registration(ApplicationKey application, String id) {}

  private record Snapshot(Deployments deployments, long nanos) {
    boolean isOlderThan(Duration age) {
      return System.nanoTime() - nanos > age.toNanos();
    }
  }

  DeploymentService(PgDeploymentStore registry, DeploymentConfig config) {
    this.registry = registry;
    this.config = config;
  }

  /** Registry of an application, read again when the copy is too old. */
  public Uni<Deployments> known(ApplicationKey application) {
    Snapshot held = snapshots.get(application);
    return held == null || held.isOlderThan(config.refresh())
        ? read(application)
        : Uni.createFrom().item(held.deployments());
  }

  private Uni<Deployments> read(ApplicationKey application) {
    long asOf = System.nanoTime();
    return registry
        .list(application)
        .invoke(read -> snapshots.put(application, new Snapshot(read, asOf)));
  }

  /**
   * Deployment of a record; one that nobody announced is registered before its id is given out.
   *
   * @param named id the gateway gave; empty for none
   * @param at event time of the record
   * @return canonical id; empty when it cannot be told
   */
  public Uni<String> resolve(
      ApplicationKey application, String named, Fingerprint fingerprint, Instant at) {
    return known(application)
        .map(known -> Inference.find(known, named, fingerprint, at, config.maxUnannounced()))
        .call(found -> register(application, found, fingerprint, at))
        .map(Found::id);
  }

  private Uni<Void> register(
      ApplicationKey application, Found found, Fingerprint fingerprint, Instant at) {
    return found
        .unregistered()
        .map(
            origin ->
                once(
                    new Registration(application, found.id()),
                    registry
                        .add(application, found.id(), fingerprint, origin, at)
                        .chain(() -> read(application))
                        .replaceWithVoid()))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  /** The records of a batch are looked up side by side: the first one registers for all. */
  private Uni<Void> once(Registration key, Uni<Void> work) {
    return underWay.computeIfAbsent(
        key,
        added ->
            work.onTermination().invoke(() -> underWay.remove(added)).memoize().indefinitely());
  }
}
