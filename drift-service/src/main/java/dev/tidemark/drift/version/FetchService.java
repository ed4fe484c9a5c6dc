package dev.tidemark.drift.version;

import dev.tidemark.chassis.lease.Lease;
import dev.tidemark.chassis.lease.PgLeaseStore;
import dev.tidemark.drift.compute.ComputeService;
import dev.tidemark.drift.role.DriftRole;
import dev.tidemark.drift.role.RoleConfig;
import dev.tidemark.drift.version.PgVersionStore.Missing;
import dev.tidemark.stats.feature.FeatureSpace;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the items of versions it has no points of, one replica at a time, while this replica
 * analyses. When evalset is away it leaves the rest to the next look; nothing else waits for it. A
 * version that evalset does not have is not asked for again.
 */
@ApplicationScoped
class FetchService {
  private static final Logger LOG = Logger.getLogger(FetchService.class);
  private static final String LEASE = "fetch-versions";
  private static final Duration LIFE = Duration.ofSeconds(30);

  /** So that a version that does not come holds up no other. */
  private static final int AT_ONCE = 4;

  private final String owner = UUID.randomUUID().toString();
  private final PgVersionStore versions;
  private final ItemService items;
  private final FeatureSpace space;
  private final ComputeService compute;
  private final VersionConfig config;
  private final RoleConfig roles;
  private final PgLeaseStore leases;
  private @Nullable Cancellable ticks;

  FetchService(
      PgVersionStore versions,
      ItemService items,
      FeatureSpace space,
      ComputeService compute,
      VersionConfig config,
      RoleConfig roles,
      Pool pool) {
    this.versions = versions;
    this.items = items;
    this.space = space;
    this.compute = compute;
    this.config = config;
    this.roles = roles;
    this.leases = new PgLeaseStore(pool);
  }

  void start(@Observes StartupEvent started) {
    if (roles.roles().contains(DriftRole.ANALYSE)) {
      ticks =
          Multi.createFrom()
              .ticks()
              .every(config.interval())
              .onOverflow()
              .drop()
              .onItem()
              .transformToUniAndConcatenate(tick -> look())
              .subscribe()
              .with(done -> {}, failure -> LOG.error("versions are not fetched", failure));
    }
  }

  void stop(@Observes ShutdownEvent stopped) {
    Cancellable running = ticks;
    if (running != null) {
      running.cancel();
    }
  }

  private Uni<Void> look() {
    return versions
        .missing()
        .chain(missing -> missing.isEmpty() ? Uni.createFrom().voidItem() : lead())
        .onFailure()
        .invoke(e -> LOG.warnf("Versions are not looked at now: %s", e.getMessage()))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> lead() {
    return leases
        .runIfLeader(LEASE, owner, LIFE, lease -> fetch(lease).replaceWith(true))
        .replaceWithVoid();
  }

  // Read again under the lease: the leader before may have fetched some.
  private Uni<Void> fetch(Lease lease) {
    AtomicBoolean away = new AtomicBoolean();
    return versions
        .missing()
        .onItem()
        .transformToMulti(Multi.createFrom()::iterable)
        .onItem()
        .transformToUni(
            version -> away.get() ? Uni.createFrom().voidItem() : fetchOrGoOn(version, lease, away))
        .merge(AT_ONCE)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> fetchOrGoOn(Missing version, Lease lease, AtomicBoolean away) {
    return fetch(version, lease)
        .onFailure(failure -> FetchFailureMapper.refusal(failure).isPresent())
        .recoverWithUni(failure -> refuse(version, failure, lease))
        .onFailure()
        .invoke(
            e ->
                LOG.warnf(
                    "The items of version %d of %s are not fetched now: %s",
                    version.number(), version.application().application(), e.getMessage()))
        .onFailure(FetchFailureMapper::isAway)
        .invoke(() -> away.set(true))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> refuse(Missing version, Throwable failure, Lease lease) {
    return versions.reject(version, FetchFailureMapper.refusal(failure).orElseThrow(), lease);
  }

  private Uni<Void> fetch(Missing version, Lease lease) {
    if (!version.space().equals(space.id())) {
      return versions.reject(
          version,
          "its vectors are of space %s, production is measured in %s; cut a new version"
              .formatted(version.space(), space.id()),
          lease);
    }
    return items
        .items(version.application(), version.number())
        .chain(found -> keep(version, found, lease));
  }

  private Uni<Void> keep(Missing version, List<VersionItem> found, Lease lease) {
    String hash = VersionHash.of(found);
    if (!hash.equals(version.hash().orElse(hash))) {
      return versions.reject(
          version,
          "its items have the hash %s, not the one it was published with; cut a new version"
              .formatted(hash),
          lease);
    }
    List<VersionItem> left = found.stream().filter(VersionItem::hasVector).toList();
    return left.isEmpty()
        ? versions.reject(version, "all of its items have been erased; cut a new version", lease)
        : compute
            .run(() -> VersionPoints.of(left, space))
            .chain(points -> versions.keep(version, points, lease));
  }
}
