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
 * <p>EVENT: the least watermark over the partitions, as of the last flush. Partitions are read at
 * different speeds, and a replay outruns them all, so what is cut or entered once and for all waits
 * for every partition of its stream: one without a record of the application keeps all days open,
 * at the latest until the end of the stream, which goes to every partition. Where results are
 * mended by what comes later, only partitions that the stream before has read keep days open. WALL:
 * the wall clock, since a quiet partition must not keep days open; one that lags behind by more
 * than the lateness may still add to days that are called closed.
 */
@ApplicationScoped
public class AppClockStore {
  private static final String TIME =
      "select min(own.event_time), bool_and(own.event_time is not null) from (";
  private static final String OWN =
      ") known left join intake_watermark own on own.stream = $3 and own.tenant = $1"
          + " and own.application = $2 and own.partition = known.partition";
  private static final String OVER_ALL =
      TIME + "select partition from intake_offset where stream = $3" + OWN;
  private static final String OVER_THOSE_BEFORE =
      TIME
          + "select partition from intake_watermark"
          + " where stream = $4 and tenant = $1 and application = $2"
          + OWN;

  private final Pool pool;

  AppClockStore(Pool pool) {
    this.pool = pool;
  }

  /**
   * The time of an application, once every partition of a stream has been read that far.
   *
   * @param kind its clock
   * @param stream whose watermarks count, such as {@code shadow-embedded}
   * @return empty before the first record of an EVENT application was flushed
   */
  public Uni<Optional<AppTime>> read(
      String tenant, String application, ClockKind kind, String stream) {
    return read(kind, OVER_ALL, Tuple.of(tenant, application, stream));
  }

  /**
   * The time of an application whose stream is made from another one by the same service.
   *
   * @param upstream a stream whose partitions hold days open until {@code stream} has read them
   */
  public Uni<Optional<AppTime>> read(
      String tenant, String application, ClockKind kind, String stream, String upstream) {
    return read(kind, OVER_THOSE_BEFORE, Tuple.of(tenant, application, stream, upstream));
  }

  private Uni<Optional<AppTime>> read(ClockKind kind, String watermarks, Tuple values) {
    return kind == ClockKind.WALL
        ? Uni.createFrom().item(() -> Optional.of(new AppTime(Instant.now(), true, kind)))
        : pool.preparedQuery(watermarks)
            .execute(values)
            .map(rows -> toTime(rows.iterator().next()));
  }

  private static Optional<AppTime> toTime(Row row) {
    return Optional.ofNullable(row.getOffsetDateTime(0))
        .map(OffsetDateTime::toInstant)
        .map(now -> new AppTime(now, row.getBoolean(1), ClockKind.EVENT));
  }
}
