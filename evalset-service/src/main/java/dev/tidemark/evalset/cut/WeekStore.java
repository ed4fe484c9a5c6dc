package dev.tidemark.evalset.cut;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.lease.Lease;
import dev.tidemark.chassis.stream.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Which weeks are dealt with, and how far the stream has come. */
@ApplicationScoped
class WeekStore {
  private static final String DECIDED =
      "select last_day from week where tenant = $1 and application = $2 and last_day >= $3";
  private static final String REACHED =
      "select min(event_time) from intake_watermark"
          + " where stream = $1 and tenant = $2 and application = $3";
  private static final String SKIP =
      "insert into week (tenant, application, last_day, version, reason)"
          + " select $1, $2, $3::bigint, null, $4 where "
          + Lease.isCurrent(5, 6)
          + " on conflict do nothing";
  private static final String CUT =
      "insert into week (tenant, application, last_day, version, reason)"
          + " values ($1, $2, $3, $4, '') on conflict do nothing";

  private final Pool pool;

  WeekStore(Pool pool) {
    this.pool = pool;
  }

  /** Last days of the weeks from one on that are dealt with. */
  Uni<Set<Long>> decided(ApplicationKey application, long from) {
    return Sql.list(
            pool,
            DECIDED,
            Tuple.of(application.tenant(), application.application(), from),
            row -> row.getLong(0))
        .map(HashSet::new);
  }

  /** Event time that every partition with a record of an application has reached. */
  Uni<Optional<Instant>> reached(ApplicationKey application, String stream) {
    return pool.preparedQuery(REACHED)
        .execute(Tuple.of(stream, application.tenant(), application.application()))
        .map(rows -> rows.iterator().next().getOffsetDateTime(0))
        .map(reached -> Optional.ofNullable(reached).map(OffsetDateTime::toInstant));
  }

  /** Remembers why a week has no version, if the lease is still held. */
  Uni<Void> skip(ApplicationKey application, long lastDay, String reason, Lease lease) {
    return pool.preparedQuery(SKIP)
        .execute(
            Tuple.of(
                application.tenant(),
                application.application(),
                lastDay,
                reason,
                lease.name(),
                lease.token()))
        .replaceWithVoid();
  }

  /** Remembers the version of a week; false when the week is dealt with already. */
  static Uni<Boolean> cut(
      SqlConnection transaction, ApplicationKey application, long lastDay, int version) {
    return transaction
        .preparedQuery(CUT)
        .execute(Tuple.of(application.tenant(), application.application(), lastDay, version))
        .map(rows -> rows.rowCount() == 1);
  }
}
