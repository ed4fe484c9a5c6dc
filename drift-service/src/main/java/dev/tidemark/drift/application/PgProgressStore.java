package dev.tidemark.drift.application;

import dev.tidemark.chassis.application.Application;
import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.clock.AppClockStore;
import dev.tidemark.chassis.clock.AppTime;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.OptionalLong;

/** Progress out of the watermarks that are flushed with the sums. */
@ApplicationScoped
class PgProgressStore implements ProgressStore {
  private static final String COUNTED = "drift-analyse";
  private static final String ENRICHED = "drift-enrich";
  private static final String FIRST_DAY =
      "select min(day) from day_count where tenant = $1 and application = $2";
  private static final String EDITION =
      "select (select coalesce(sum(counted), 0)::bigint from day_count"
          + " where tenant = $1 and application = $2 and day <= $3),"
          + " (select count(*) from erasure where tenant = $1 and application = $2)";

  private final Pool pool;
  private final AppClockStore clock;

  PgProgressStore(Pool pool, AppClockStore clock) {
    this.pool = pool;
    this.clock = clock;
  }

  @Override
  public Uni<Optional<Progress>> find(Application application) {
    ApplicationKey key = application.key();
    return clock
        .read(key.tenant(), key.application(), application.clock(), COUNTED, ENRICHED)
        .chain(
            time ->
                pool.preparedQuery(FIRST_DAY)
                    .execute(Tuple.of(key.tenant(), key.application()))
                    .map(rows -> Optional.ofNullable(rows.iterator().next().getLong(0)))
                    .map(first -> first.flatMap(day -> progress(application, day, time))));
  }

  @Override
  public Uni<Edition> edition(ApplicationKey application, OptionalLong through) {
    return pool.preparedQuery(EDITION)
        .execute(
            Tuple.of(
                application.tenant(), application.application(), through.orElse(Long.MIN_VALUE)))
        .map(rows -> rows.iterator().next())
        .map(row -> new Edition(through, row.getLong(0), row.getLong(1)));
  }

  private static Optional<Progress> progress(
      Application application, long first, Optional<AppTime> time) {
    return time.map(at -> new Progress(first, closed(at, application, first), at.now()));
  }

  private static OptionalLong closed(AppTime at, Application application, long first) {
    OptionalLong through = at.closedThrough(application.zone());
    return through.isPresent() && through.getAsLong() >= first ? through : OptionalLong.empty();
  }
}
