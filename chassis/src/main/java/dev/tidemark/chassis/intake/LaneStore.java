package dev.tidemark.chassis.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.TopicPartition;

/** The offset row of a partition and what stands beside it in the same transaction. */
final class LaneStore {
  private static final String KEY = " stream = $1 AND topic = $2 AND partition = $3 ";
  private static final String INSERT =
      "INSERT INTO intake_offset (stream, topic, partition, next_offset) VALUES ($1, $2, $3, $4)"
          + " ON CONFLICT DO NOTHING";
  private static final String LOCK =
      "SELECT next_offset FROM intake_offset WHERE" + KEY + "FOR UPDATE";
  private static final String MOVE =
      "UPDATE intake_offset SET next_offset = $5, updated_at = now() WHERE"
          + KEY
          + "AND next_offset = $4";
  private static final String IDS =
      "SELECT tenant, application, bucket, ids FROM intake_seen WHERE" + KEY;
  private static final String ADD_IDS =
      "INSERT INTO intake_seen (stream, topic, partition, tenant, application, bucket,"
          + " next_offset, ids) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
  private static final String FORGET_IDS =
      "DELETE FROM intake_seen WHERE"
          + KEY
          + "AND tenant = $4 AND application = $5 AND bucket < $6";
  private static final String WATERMARKS =
      "SELECT tenant, application, event_time, seen_at, duplicates FROM intake_watermark WHERE"
          + KEY;
  private static final String PUT_WATERMARK =
      "INSERT INTO intake_watermark (stream, topic, partition, tenant, application, event_time,"
          + " seen_at, duplicates) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
          + " ON CONFLICT (stream, topic, partition, tenant, application)"
          + " DO UPDATE SET event_time = excluded.event_time, seen_at = excluded.seen_at,"
          + " duplicates = excluded.duplicates";

  private final Pool pool;
  private final String stream;
  private final Duration timeout;

  LaneStore(Pool pool, String stream, Duration timeout) {
    this.pool = pool;
    this.stream = stream;
    this.timeout = timeout;
  }

  /**
   * Reads the offset, the memory of admission and the handler's state as one consistent whole: the
   * lock on the offset row keeps out a flush that would move them meanwhile.
   *
   * @param earliest offset to begin with when the partition has no row yet
   * @return next offset
   */
  Uni<Long> load(
      TopicPartition partition,
      long earliest,
      Admission<?> admission,
      Function<SqlConnection, Uni<Void>> state) {
    return pool.withTransaction(
            connection ->
                run(connection, INSERT, key(partition).addLong(earliest))
                    .chain(() -> select(connection, LOCK, partition))
                    .map(rows -> rows.getFirst().getLong(0))
                    .call(() -> loadIds(connection, partition, admission))
                    .call(() -> loadWatermarks(connection, partition, admission))
                    .call(() -> state.apply(connection)))
        .ifNoItem()
        .after(timeout)
        .fail();
  }

  /**
   * Moves the offset from {@code expected} to {@code next} and writes everything else with it.
   *
   * @return fails with {@link MovedException}, and writes nothing, if the offset is not {@code
   *     expected}
   */
  Uni<Void> save(
      TopicPartition partition,
      long expected,
      long next,
      Remembered learned,
      Function<SqlConnection, Uni<Void>> rows) {
    return pool.withTransaction(
            connection ->
                move(connection, partition, expected, next)
                    .chain(() -> rows.apply(connection))
                    .chain(() -> saveIds(connection, partition, next, learned))
                    .chain(() -> forgetIds(connection, partition, learned))
                    .chain(() -> saveWatermarks(connection, partition, learned)))
        .ifNoItem()
        .after(timeout)
        .fail();
  }

  /** Runs the rows' statements and takes them back; fails as they fail. */
  Uni<Void> tryOut(Function<SqlConnection, Uni<Void>> rows) {
    return pool.withConnection(
            connection ->
                connection
                    .begin()
                    .chain(
                        transaction ->
                            rows.apply(connection).eventually(() -> transaction.rollback())))
        .ifNoItem()
        .after(timeout)
        .fail();
  }

  /** First statement of the transaction, so that a rival waits here and then finds it moved. */
  private Uni<Void> move(
      SqlConnection connection, TopicPartition partition, long expected, long next) {
    return connection
        .preparedQuery(MOVE)
        .execute(key(partition).addLong(expected).addLong(next))
        .invoke(
            result -> {
              if (result.rowCount() != 1) {
                throw new MovedException(partition + " is not at offset " + expected);
              }
            })
        .replaceWithVoid();
  }

  private Uni<Void> loadIds(
      SqlConnection connection, TopicPartition partition, Admission<?> admission) {
    return select(connection, IDS, partition)
        .invoke(rows -> rows.forEach(row -> restoreIds(row, admission)))
        .replaceWithVoid();
  }

  private static void restoreIds(Row row, Admission<?> admission) {
    IdBucket.Scope scope = new IdBucket.Scope(row.getString(0), row.getString(1));
    IdBucket bucket = new IdBucket(scope, row.getLong(2));
    Buffer ids = row.getBuffer(3);
    for (int at = 0; at < ids.length(); at += 2 * Long.BYTES) {
      admission.restore(bucket, new EventId(ids.getLong(at), ids.getLong(at + Long.BYTES)));
    }
  }

  private Uni<Void> loadWatermarks(
      SqlConnection connection, TopicPartition partition, Admission<?> admission) {
    return select(connection, WATERMARKS, partition)
        .invoke(rows -> rows.forEach(row -> admission.restore(watermark(row, partition))))
        .replaceWithVoid();
  }

  private static Watermark watermark(Row row, TopicPartition partition) {
    return new Watermark(
        partition,
        row.getString(0),
        row.getString(1),
        row.getOffsetDateTime(2).toInstant(),
        row.getOffsetDateTime(3).toInstant(),
        row.getLong(4));
  }

  private Uni<Void> saveIds(
      SqlConnection connection, TopicPartition partition, long next, Remembered learned) {
    List<Tuple> rows =
        learned.ids().entrySet().stream()
            .map(
                entry ->
                    scoped(partition, entry.getKey().scope())
                        .addLong(entry.getKey().number())
                        .addLong(next)
                        .addBuffer(entry.getValue()))
            .toList();
    return batch(connection, ADD_IDS, rows);
  }

  private Uni<Void> forgetIds(
      SqlConnection connection, TopicPartition partition, Remembered learned) {
    List<Tuple> rows =
        learned.floors().entrySet().stream()
            .map(entry -> scoped(partition, entry.getKey()).addLong(entry.getValue()))
            .toList();
    return batch(connection, FORGET_IDS, rows);
  }

  private Uni<Void> saveWatermarks(
      SqlConnection connection, TopicPartition partition, Remembered learned) {
    List<Tuple> rows =
        StreamSupport.stream(learned.watermarks().spliterator(), false)
            .map(
                mark ->
                    scoped(partition, new IdBucket.Scope(mark.tenant(), mark.application()))
                        .addOffsetDateTime(
                            OffsetDateTime.ofInstant(mark.eventTime(), ZoneOffset.UTC))
                        .addOffsetDateTime(OffsetDateTime.ofInstant(mark.seenAt(), ZoneOffset.UTC))
                        .addLong(mark.duplicates()))
            .toList();
    return batch(connection, PUT_WATERMARK, rows);
  }

  private Tuple scoped(TopicPartition partition, IdBucket.Scope scope) {
    return key(partition).addString(scope.tenant()).addString(scope.application());
  }

  private Tuple key(TopicPartition partition) {
    return Tuple.tuple()
        .addString(stream)
        .addString(partition.topic())
        .addInteger(partition.partition());
  }

  private Uni<List<Row>> select(SqlConnection connection, String sql, TopicPartition partition) {
    return connection
        .preparedQuery(sql)
        .execute(key(partition))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
  }

  private static Uni<Void> run(SqlConnection connection, String sql, Tuple values) {
    return connection.preparedQuery(sql).execute(values).replaceWithVoid();
  }

  private static Uni<Void> batch(SqlConnection connection, String sql, List<Tuple> rows) {
    return rows.isEmpty()
        ? Uni.createFrom().voidItem()
        : connection.preparedQuery(sql).executeBatch(rows).replaceWithVoid();
  }
}
