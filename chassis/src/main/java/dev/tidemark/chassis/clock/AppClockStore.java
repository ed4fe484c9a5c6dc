package dev.tidemark.chassis.clock;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * The clock of every application of a service, the same on all replicas: it reads the watermarks
 * that the intake writes in the transaction of the results.
 *
 * <p>EVENT: the least watermark over the partitions that have had a record. It is as of the last
 * flush. WALL: the wall clock, since a quiet partition must not keep days open. So a partition that
 * has not begun (EVENT) or lags behind by more than the lateness (WALL) may still add to days that
 * are called closed.
 */
@ApplicationScoped
public class AppClockStore {
  // A partition that the upstream stream has read and this one has not holds the days open.
  private static final String WATERMARKS =
      "select min(own.event_time), bool_and(own.event_time is not null)"
          + " from intake_watermark upstream left join intake_watermark own"
          + " on own.stream = $3 and own.tenant = upstream.tenant"
          + " and own.application = upstream.application and own.partition = upstream.partition"
          + " where upstream.stream = $4 and upstream.tenant = $1 and upstream.application = $2";

  private final Pool pool;

  AppClockStore(Pool pool) {
    this.pool = pool;
  }

  /**
   * The time of an application.
   *
   * @param kind its clock
   * @param stream whose watermarks count, such as {@code shadow-embedded}
   * @return empty before the first record of an EVENT application was flushed
   */
  public Uni<Optional<AppTime>> read(
      String tenant, String application, ClockKind kind, String stream) {
    return read(tenant, application, kind, stream, stream);
  }

  /**
   * The time of an application whose stream is made from another one by the same service.
   *
   * @param upstream a stream whose partitions hold days open until {@code stream} has read them
   */
  public Uni<Optional<AppTime>> read(
      String tenant, String application, ClockKind kind, String stream, String upstream) {
    return kind == ClockKind.WALL
        ? Uni.createFrom().item(() -> Optional.of(new AppTime(Instant.now(), true, kind)))
        : pool.preparedQuery(WATERMARKS)
            .execute(Tuple.of(tenant, application, stream, upstream))
            .map(rows -> toTime(rows.iterator().next()));
  }

  private static Optional<AppTime> toTime(Row row) {
    return Optional.ofNullable(row.getOffsetDateTime(0))
        .map(OffsetDateTime::toInstant)
        .map(now -> new AppTime(now, row.getBoolean(1), ClockKind.EVENT));
  }
}
