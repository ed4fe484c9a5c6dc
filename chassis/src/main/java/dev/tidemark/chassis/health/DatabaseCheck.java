package dev.tidemark.chassis.health;

import io.quarkus.arc.InjectableInstance;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/**
 * Tells of the database in the details of readiness. Always up: all replicas share the database, so
 * taking this one out of service would help nobody; callers who need it are told UNAVAILABLE.
 */
@Readiness
@Singleton
class DatabaseCheck implements AsyncHealthCheck {
  private static final String QUESTION = "select 1";

  /** Below the patience of every prober: a database that hangs must not make a replica unready. */
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private final List<Pool> pools;
  private final DependencyState state = new DependencyState(InstantSource.system());
  private final AtomicReference<@Nullable Uni<Void>> open = new AtomicReference<>();

  @Inject
  DatabaseCheck(@Any InjectableInstance<Pool> pools) {
    this.pools = pools.listActive();
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return pools.isEmpty() ? answer() : ask().chain(this::answer);
  }

  private Uni<Void> ask() {
    return Uni.createFrom()
        .deferred(this::question)
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .invoke(state::answered)
        .onFailure()
        .invoke(state::failed)
        .onFailure()
        .recoverWithNull();
  }

  /** One at a time: what a hanging database leaves open must not pile up. */
  private Uni<Void> question() {
    Uni<Void> fresh = newQuestion(pools.getFirst());
    Uni<Void> before = open.compareAndExchange(null, fresh);
    return before == null ? fresh : before;
  }

  private Uni<Void> newQuestion(Pool pool) {
    return pool.query(QUESTION)
        .execute()
        .replaceWithVoid()
        .onTermination()
        .invoke(() -> open.set(null))
        .memoize()
        .indefinitely();
  }

  private Uni<HealthCheckResponse> answer() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("database").up();
    state.details().forEach(response::withData);
    return Uni.createFrom().item(response.build());
  }
}
