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
 * <p>EVENT: the least watermark over the partitions that have had a record. WALL: the wall clock,
 * since a quiet partition must not keep days open; a consumer that lags behind by more than the
 * lateness still adds to days that are called closed here.
 */
@ApplicationScoped
class PgProgressStore implements ProgressStore {
  private static final String PROGRESS =
      "select (select min(day) from day_count where tenant = $1 and application = $2),"
          + " (select min(event_time) from intake_watermark where tenant = $1 and application = $2"
          + " and stream = 'drift-analyse')";

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

  private Optional<Progress> toProgress(Application application, Row row) {
    Long first = row.getLong(0);
    if (first == null || row.getOffsetDateTime(1) == null) {
      return Optional.empty();
    }
    Instant now =
        application.clock() == Clock.EVENT ? row.getOffsetDateTime(1).toInstant() : Instant.now();
    return Optional.of(new Progress(first, closed(application, first, now), now));
  }

  private OptionalLong closed(Application application, long first, Instant now) {
    Duration lateness =
        application.clock() == Clock.EVENT ? intake.latenessEvent() : intake.latenessWall();
    long through = application.dayOf(now.minus(lateness)) - 1;
    return through < first ? OptionalLong.empty() : OptionalLong.of(through);
  }
}
