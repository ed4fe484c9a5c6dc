package dev.tidemark.evalset.outbox;

import dev.tidemark.chassis.lease.Lease;
import dev.tidemark.chassis.stream.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The events that wait. */
@ApplicationScoped
public class OutboxStore {
  static final int MOST = 100;

  private static final String ADD = "insert into outbox (record_key, value) values ($1, $2)";
  private static final String OLDEST =
      "select id, record_key, value from outbox order by id limit " + MOST;
  private static final String REMOVE =
      "delete from outbox where id = any($1) and " + Lease.isCurrent(2, 3);

  private final Pool pool;

  OutboxStore(Pool pool) {
    this.pool = pool;
  }

  /**
   * One event that waits; bytes are not copied.
   *
   * @param id given when it was put in, so one that commits later may have the smaller id
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Waiting(long id, String key, byte[] value) {}

  /** Puts an event into a transaction. */
  public static Uni<Void> add(SqlConnection transaction, String key, byte[] value) {
    return transaction
        .preparedQuery(ADD)
        .execute(Tuple.tuple().addString(key).addBuffer(Buffer.buffer(value)))
        .replaceWithVoid();
  }

  Uni<List<Waiting>> oldest() {
    return Sql.list(pool, OLDEST, Tuple.tuple(), OutboxStore::waiting);
  }

  /** Removes these events and no other, if the lease is still held. */
  Uni<Void> remove(List<Waiting> published, Lease lease) {
    Long[] ids = published.stream().map(Waiting::id).toArray(Long[]::new);
    return pool.preparedQuery(REMOVE)
        .execute(Tuple.tuple().addArrayOfLong(ids).addString(lease.name()).addLong(lease.token()))
        .replaceWithVoid();
  }

  private static Waiting waiting(Row row) {
    return new Waiting(row.getLong(0), row.getString(1), Sql.bytes(row, 2));
  }
}
