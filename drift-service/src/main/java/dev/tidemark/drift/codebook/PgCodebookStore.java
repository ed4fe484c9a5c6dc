package dev.tidemark.drift.codebook;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.stream.Sql;
import dev.tidemark.stats.cluster.Codebook;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** CodebookService in PostgreSQL. */
@ApplicationScoped
class PgCodebookStore implements CodebookStore {
  private static final String OF_SPACE = " where tenant = $1 and application = $2 and space = $3";
  private static final String VERSIONS =
      "select version, effective_day, cells, learned_from from codebook"
          + OF_SPACE
          + " order by version";
  private static final String CENTROIDS =
      "select centroids from codebook" + OF_SPACE + " and version = $4";
  private static final String DECIDE =
      "insert into codebook_day (tenant, application, space, day, version)"
          + " select $1, $2, $3, $4, coalesce(max(version), 0) from codebook"
          + OF_SPACE
          + " and effective_day <= $4 on conflict do nothing";
  private static final String DECIDED =
      "select version from codebook_day" + OF_SPACE + " and day = $4";
  private static final String PUT =
      "insert into codebook (tenant, application, space, version, effective_day, cells,"
          + " learned_from, centroids) select $1, $2, $3, $4, coalesce(max(day), 0) + 1, $5, $6, $7"
          + " from codebook_day"
          + OF_SPACE
          + " on conflict do nothing";

  private final Pool pool;

  PgCodebookStore(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<List<CodebookVersion>> versions(ApplicationKey application, String space) {
    return Sql.list(
        pool,
        VERSIONS,
        key(application, space),
        row ->
            new CodebookVersion(
                row.getInteger(0), row.getLong(1), row.getInteger(2), row.getInteger(3)));
  }

  /** A learned codebook; it must be there. */
  Uni<Codebook> load(ApplicationKey application, String space, int version) {
    return pool.preparedQuery(CENTROIDS)
        .execute(key(application, space).addInteger(version))
        .map(rows -> Codebook.fromBytes(Sql.bytes(rows.iterator().next(), 0)));
  }

  /** The version a day is stamped with; the first to ask decides for all replicas. */
  Uni<Integer> decide(ApplicationKey application, String space, long day) {
    return pool.withConnection(
        connection ->
            connection
                .preparedQuery(DECIDE)
                .execute(key(application, space).addLong(day))
                .chain(
                    () ->
                        connection
                            .preparedQuery(DECIDED)
                            .execute(key(application, space).addLong(day)))
                .map(rows -> rows.iterator().next().getInteger(0)));
  }

  /** Stores a codebook for the days that nobody has entered; nothing if its version is there. */
  Uni<Void> put(
      SqlConnection transaction,
      ApplicationKey application,
      String space,
      Codebook codebook,
      int learnedFrom) {
    return transaction
        .preparedQuery(PUT)
        .execute(
            key(application, space)
                .addInteger(codebook.version())
                .addInteger(codebook.cells())
                .addInteger(learnedFrom)
                .addBuffer(Buffer.buffer(codebook.toBytes())))
        .replaceWithVoid();
  }

  private static Tuple key(ApplicationKey application, String space) {
    return Tuple.tuple()
        .addString(application.tenant())
        .addString(application.application())
        .addString(space);
  }
}
