package dev.tidemark.chassis.application;

import dev.tidemark.chassis.clock.ClockKind;
import dev.tidemark.chassis.errors.CommonReason;
import dev.tidemark.chassis.intake.NotReadyException;
import dev.tidemark.chassis.stream.UnusableException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The applications in memory, read again now and then and whenever one is missed: there are few and
 * what is needed of them never changes.
 */
@ApplicationScoped
public class PgApplicationStore implements ApplicationStore {
  private static final String ALL =
      "select tenant, application, revision, clock, time_zone from application";

  private static final Logger LOG = Logger.getLogger(PgApplicationStore.class);

  private final Pool pool;
  private final Misses misses;
  private volatile Map<ApplicationKey, Application> known = Map.of();

  PgApplicationStore(Pool pool, ApplicationConfig config) {
    this.pool = pool;
    this.misses = new Misses(config.patience());
  }

  /** An application as of the last {@link #refresh}; for decoders, which cannot wait. */
  public Optional<Application> known(ApplicationKey key) {
    return Optional.ofNullable(known.get(key));
  }

  /**
   * An application for a decoder, which cannot wait: one that is missed is looked for, and whoever
   * asks comes again. A record may overtake its application by a moment, never by long.
   *
   * @throws NotReadyException while it is looked for
   * @throws UnusableException UNKNOWN_APPLICATION when it has not come in time
   */
  public Application require(ApplicationKey key) {
    return known(key).orElseThrow(() -> missing(key));
  }

  private RuntimeException missing(ApplicationKey key) {
    long now = System.nanoTime();
    boolean lost = misses.isLost(key, now);
    if (misses.isLookDue(now)) {
      lookAgain();
    }
    return lost
        ? new UnusableException(
            CommonReason.UNKNOWN_APPLICATION,
            "application \"%s\" is not on the application topic; put it with ApplicationService"
                .formatted(key.application()))
        : new NotReadyException("application " + key.application() + " is not known yet");
  }

  private void lookAgain() {
    refresh()
        .subscribe()
        .with(done -> {}, failure -> LOG.debugf(failure, "applications cannot be read"));
  }

  /** Reads all applications again. */
  public Uni<Void> refresh() {
    return pool.query(ALL)
        .execute()
        .map(PgApplicationStore::toMap)
        .invoke(this::learn)
        .replaceWithVoid();
  }

  private void learn(Map<ApplicationKey, Application> all) {
    known = all;
    misses.looked(all.keySet(), System.nanoTime());
  }

  @Override
  public Uni<Optional<Application>> find(ApplicationKey key) {
    return known(key).isPresent()
        ? Uni.createFrom().item(() -> known(key))
        : refresh().map(done -> known(key));
  }

  @Override
  public Uni<List<Application>> list(String tenant) {
    return refresh().map(done -> ofTenant(tenant));
  }

  /** All applications of all tenants; for work that nobody asked for. */
  public Uni<List<Application>> all() {
    return refresh().map(done -> List.copyOf(known.values()));
  }

  private List<Application> ofTenant(String tenant) {
    return known.values().stream()
        .filter(application -> application.key().tenant().equals(tenant))
        .sorted(Comparator.comparing(application -> application.key().application()))
        .toList();
  }

  private static Map<ApplicationKey, Application> toMap(RowSet<Row> rows) {
    Map<ApplicationKey, Application> all = new HashMap<>();
    for (Row row : rows) {
      Application application = toApplication(row);
      all.put(application.key(), application);
    }
    return Map.copyOf(all);
  }

  private static Application toApplication(Row row) {
    return new Application(
        new ApplicationKey(row.getString(0), row.getString(1)),
        row.getLong(2),
        ClockKind.valueOf(row.getString(3)),
        ZoneId.of(row.getString(4)));
  }
}
