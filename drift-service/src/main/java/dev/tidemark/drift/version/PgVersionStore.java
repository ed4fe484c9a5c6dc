package dev.tidemark.drift.version;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.lease.Lease;
import dev.tidemark.chassis.stream.Sql;
import dev.tidemark.stats.shift.FixedSet;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/** Versions in PostgreSQL. */
@ApplicationScoped
class PgVersionStore implements VersionStore {
  private static final String NEWEST =
      "select number, items, space, pool_last_day, points, mean, problem from eval_version"
          + " where tenant = $1 and application = $2 order by number desc limit 40";
  // The newest of every application first: it is what people look at.
  private static final String MISSING =
      "select tenant, application, number, space, encode(hash, 'hex') from eval_version"
          + " where mean is null and problem = '' order by pool_last_day desc, number desc limit 20";
  private static final String SET_POINTS =
      "update eval_version set points = $4, mean = $5"
          + " where tenant = $1 and application = $2 and number = $3 and "
          + Lease.isCurrent(6, 7);
  private static final String SET_PROBLEM =
      "update eval_version set problem = $4"
          + " where tenant = $1 and application = $2 and number = $3 and "
          + Lease.isCurrent(5, 6);

  private final Pool pool;

  PgVersionStore(Pool pool) {
    this.pool = pool;
  }

  /**
   * A version whose items are to be fetched.
   *
   * @param space of its vectors
   * @param hash it was published with; empty if that is not known
   */
  record Missing(ApplicationKey application, int number, String space, Optional<String> hash) {}

  @Override
  public Uni<List<EvalVersion>> evalVersions(ApplicationKey application) {
    return Sql.list(
        pool,
        NEWEST,
        Tuple.of(application.tenant(), application.application()),
        PgVersionStore::version);
  }

  /** Versions whose items have not been fetched. */
  Uni<List<Missing>> missing() {
    return Sql.list(pool, MISSING, Tuple.tuple(), PgVersionStore::missing);
  }

  /** Keeps the items of a version as a fixed set, if the lease is still held. */
  Uni<Void> keep(Missing version, FixedSet points, Lease lease) {
    return pool.preparedQuery(SET_POINTS)
        .execute(
            key(version)
                .addInteger(points.size())
                .addBuffer(Buffer.buffer(toBytes(points.mean())))
                .addString(lease.name())
                .addLong(lease.token()))
        .replaceWithVoid();
  }

  /** Remembers that a version cannot be used, if the lease is still held. */
  Uni<Void> reject(Missing version, String problem, Lease lease) {
    return pool.preparedQuery(SET_PROBLEM)
        .execute(key(version).addString(problem).addString(lease.name()).addLong(lease.token()))
        .replaceWithVoid();
  }

  private static Tuple key(Missing version) {
    return Tuple.tuple()
        .addString(version.application().tenant())
        .addString(version.application().application())
        .addInteger(version.number());
  }

  private static Missing missing(Row row) {
    return new Missing(
        new ApplicationKey(row.getString(0), row.getString(1)),
        row.getInteger(2),
        row.getString(3),
        Optional.ofNullable(row.getString(4)));
  }

  private static EvalVersion version(Row row) {
    Buffer mean = row.getBuffer(5);
    return new EvalVersion(
        row.getInteger(0),
        row.getInteger(1),
        row.getString(2),
        row.getLong(3),
        mean == null
            ? Optional.empty()
            : Optional.of(FixedSet.ofMean(fromBytes(mean.getBytes()), row.getInteger(4))),
        row.getString(6));
  }

  private static byte[] toBytes(double[] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Double.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(values);
    return bytes.array();
  }

  private static double[] fromBytes(byte[] bytes) {
    double[] values = new double[bytes.length / Double.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(values);
    return values;
  }
}
