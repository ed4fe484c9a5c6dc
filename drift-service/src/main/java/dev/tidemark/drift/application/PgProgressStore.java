package dev.tidemark.drift.application;

import dev.tidemark.chassis.intake.IntakeConfig;
import dev.tidemark.drift.application.Application.Clock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Progress out of the watermarks that are flushed with the sums.
 *
 * <p>EVENT: the least watermark over the partitions that have had a record; no day is closed while
 * one of them has been enriched only. WALL: the wall clock, since a quiet partition must not keep
 * days open. So a partition that has not begun (EVENT) or lags behind by more than the lateness
 * (WALL) still adds to days that are called closed here; the {@link Edition} changes with it, and
 * every answer from those days is computed anew.
 */
@ApplicationScoped
class PgProgressStore implements ProgressStore {
  // A partition that was enriched but is not counted yet holds the days open.
  private static final String PROGRESS =
      "select (select min(day) from day_count where tenant = $1 and application = $2),"
          + " min(counted.event_time), bool_and(counted.event_time is not null)"
          + " from intake_watermark enriched left join intake_watermark counted"
          + " on counted.stream = 'drift-analyse' and counted.tenant = enriched.tenant"
          + " and counted.application = enriched.application"
          + " and counted.partition = enriched.partition"
          + " where enriched.tenant = $1 and enriched.application = $2"
          + " and enriched.stream = 'drift-enrich'";

  private static final String EDITION =
      "select (select coalesce(sum(counted), 0)::bigint from day_count"
          + " where tenant = $1 and application = $2 and day <= $3),"
          + " (select count(*) from erasure where tenant = $1 and application = $2)";

  private final Pool pool;
  private final IntakeConfig intake;

  PgProgressStore(Pool pool, IntakeConfig intake) {
    this.pool = pool;
    this.intake = intake;
  }

  @Override
  public Uni<Optional<Progress>> find(Application application) {
    ApplicationKey key = application.key();
    return pool.preparedQuery(PROGRESS)
        .execute(Tuple.of(key.tenant(), key.application()))
        .map(rows -> toProgress(application, rows.iterator().next()));
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

  private Optional<Progress> toProgress(Application application, Row row) {
    Long first = row.getLong(0);
    if (first == null || row.getOffsetDateTime(1) == null) {
      return Optional.empty();
    }
    boolean wall = application.clock() == Clock.WALL;
    Instant now = wall ? Instant.now() : row.getOffsetDateTime(1).toInstant();
    boolean complete = wall || row.getBoolean(2);
    OptionalLong closed = complete ? closed(application, first, now) : OptionalLong.empty();
    return Optional.of(new Progress(first, closed, now));
  }

  private OptionalLong closed(Application application, long first, Instant now) {
    Duration lateness =
        application.clock() == Clock.EVENT ? intake.latenessEvent() : intake.latenessWall();
    long through = application.dayOf(now.minus(lateness)) - 1;
    return through < first ? OptionalLong.empty() : OptionalLong.of(through);
  }
}
