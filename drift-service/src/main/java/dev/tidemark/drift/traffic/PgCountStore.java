package dev.tidemark.drift.traffic;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.stream.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Counts in PostgreSQL, added over partitions. */
@ApplicationScoped
class PgCountStore implements CountStore {
  private static final String OF_APPLICATION = " where tenant = $1 and application = $2";
  private static final String TRAFFIC =
      "select day, sum(received)::bigint, sum(sampled)::bigint, sum(unsampled)::bigint,"
          + " sum(rejected)::bigint from traffic_day"
          + OF_APPLICATION
          + " group by day order by day";
  private static final String COUNTS =
      "select day, sum(counted)::bigint, sum(sketched)::bigint, sum(without_vector)::bigint,"
          + " sum(unknown_upstream)::bigint, sum(other_cohort)::bigint,"
          + " coalesce(sum(counted) filter (where deployment = ''), 0)::bigint, sum(late)::bigint"
          + " from day_count"
          + OF_APPLICATION
          + " group by day order by day";
  private static final String DEPLOYMENTS =
      "select deployment, sum(counted)::bigint, max(last_seen) from day_count"
          + OF_APPLICATION
          + " and deployment <> '' and counted > 0 group by deployment order by deployment";
  private static final String FEEDBACK =
      "select day, kind, sum(events)::bigint from feedback_day"
          + OF_APPLICATION
          + " group by day, kind order by day, kind";

  private static final String DUPLICATES =
      "select coalesce(sum(duplicates), 0)::bigint from intake_watermark"
          + OF_APPLICATION
          + " and stream = 'drift-enrich'";

  private final Pool pool;

  PgCountStore(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<List<TrafficDay>> traffic(ApplicationKey application) {
    return Sql.list(pool, TRAFFIC, values(application), PgCountStore::toTraffic);
  }

  @Override
  public Uni<List<DayCount>> counts(ApplicationKey application) {
    return Sql.list(pool, COUNTS, values(application), PgCountStore::toCount);
  }

  @Override
  public Uni<List<DeploymentActivity>> deployments(ApplicationKey application) {
    return Sql.list(
        pool,
        DEPLOYMENTS,
        values(application),
        row ->
            new DeploymentActivity(
                row.getString(0), row.getLong(1), row.getOffsetDateTime(2).toInstant()));
  }

  @Override
  public Uni<List<FeedbackDay>> feedback(ApplicationKey application) {
    return Sql.list(
        pool,
        FEEDBACK,
        values(application),
        row -> new FeedbackDay(row.getLong(0), row.getString(1), row.getLong(2)));
  }

  @Override
  public Uni<Long> duplicates(ApplicationKey application) {
    return Sql.list(pool, DUPLICATES, values(application), row -> row.getLong(0))
        .map(List::getFirst);
  }

  private static TrafficDay toTraffic(Row row) {
    return new TrafficDay(
        row.getLong(0), row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
  }

  private static DayCount toCount(Row row) {
    return new DayCount(
        row.getLong(0),
        row.getLong(1),
        row.getLong(2),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7));
  }

  private static Tuple values(ApplicationKey application) {
    return Tuple.of(application.tenant(), application.application());
  }
}
