package dev.tidemark.ingest.application;

import dev.tidemark.chassis.errors.TidemarkException;
import dev.tidemark.ingest.ApplicationKey;
import dev.tidemark.ingest.IngestException;
import dev.tidemark.ingest.delivery.CallerContext;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Applications as last seen, each asked for once at a time. While the database is away the last
 * known one goes on to be used: traffic need not wait for a policy that seldom changes.
 */
@Singleton
class ApplicationCache {
  private record Seen(Application application, Instant at) {}

  private final Duration ttl;
  private final Duration mostStale;
  private final int size;
  private final InstantSource clock;
  private final Map<ApplicationKey, Seen> seen = new ConcurrentHashMap<>();
  private final Map<ApplicationKey, Uni<Application>> loads = new ConcurrentHashMap<>();

  ApplicationCache(ApplicationConfig config, InstantSource clock) {
    this.ttl = config.cacheTtl();
    this.mostStale = config.cacheMostStale();
    this.size = config.cacheSize();
    this.clock = clock;
  }

  /** The application as known here, or else as {@code load} gives it. */
  Uni<Application> get(ApplicationKey key, Supplier<Uni<? extends Application>> load) {
    return within(key, ttl)
        .map(known -> Uni.createFrom().item(known))
        .orElseGet(() -> refresh(key, load));
  }

  /** Takes note of an application as it is now. */
  void put(Application application) {
    if (seen.size() >= size) {
      seen.clear();
    }
    seen.put(application.key(), new Seen(application, clock.instant()));
  }

  private Uni<Application> refresh(ApplicationKey key, Supplier<Uni<? extends Application>> load) {
    return loads
        .computeIfAbsent(key, missing -> load(missing, load))
        .onFailure(ApplicationCache::isOutage)
        .recoverWithUni(outage -> stale(key, outage))
        .emitOn(CallerContext.current());
  }

  private Uni<Application> load(ApplicationKey key, Supplier<Uni<? extends Application>> load) {
    return Uni.createFrom()
        .deferred(load)
        .invoke(this::put)
        .onTermination()
        .invoke(() -> loads.remove(key))
        .memoize()
        .indefinitely();
  }

  private Uni<Application> stale(ApplicationKey key, Throwable outage) {
    return within(key, mostStale)
        .map(known -> Uni.createFrom().item(known))
        .orElseGet(() -> Uni.createFrom().failure(outage));
  }

  private Optional<Application> within(ApplicationKey key, Duration age) {
    return Optional.ofNullable(seen.get(key))
        .filter(entry -> clock.instant().isBefore(entry.at().plus(age)))
        .map(Seen::application);
  }

  private static boolean isOutage(Throwable thrown) {
    return thrown instanceof TidemarkException && !(thrown instanceof IngestException);
  }
}
