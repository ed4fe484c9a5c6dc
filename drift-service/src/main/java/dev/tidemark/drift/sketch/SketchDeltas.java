package dev.tidemark.drift.sketch;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.stream.Sql;
import dev.tidemark.stats.sketch.BlockSketch;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Block sketches of the records that are not written yet. Writing adds them to the stored rows;
 * since all sums are integers the result is exact whatever the grouping. Not thread-safe.
 */
public final class SketchDeltas {
  private static final Logger LOG = Logger.getLogger(SketchDeltas.class);
  private static final String READ =
      "select k.i::integer, s.sums from unnest($1::text[], $2::text[], $3::text[], $4::bigint[],"
          + " $5::smallint[], $6::text[], $7::text[], $8::boolean[], $9::integer[])"
          + " with ordinality as k (tenant, application, space, day, block, deployment, cohort,"
          + " first_turn, codebook, i) join sketch s using (tenant, application, space, day, block,"
          + " deployment, cohort, first_turn, codebook)";
  private static final String PUT =
      "insert into sketch (tenant, application, space, day, block, deployment, cohort, first_turn,"
          + " codebook, records, sums) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
          + " on conflict (tenant, application, space, day, block, deployment, cohort, first_turn,"
          + " codebook) do update set records = excluded.records, sums = excluded.sums";

  private final Map<RowKey, BlockSketch> sketches = new HashMap<>();

  private record RowKey(ApplicationKey application, long day, int block, SketchKey key) {}

  /** Adds a record. */
  public void add(Sketched record) {
    sketches
        .computeIfAbsent(
            new RowKey(record.application(), record.day(), record.block(), record.key()),
            key -> new BlockSketch(SketchShapes.BLOCK))
        .add(record.cell(), record.weight(), record.distance());
  }

  /** Number of rows that wait; each takes about 10 KB. */
  public int size() {
    return sketches.size();
  }

  /** Forgets what was written. */
  public void clear() {
    sketches.clear();
  }

  /** Adds to the stored rows; leaves the deltas as they are. */
  public Uni<Void> write(SqlConnection transaction) {
    if (sketches.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<RowKey> keys = List.copyOf(sketches.keySet());
    return transaction
        .preparedQuery(READ)
        .execute(columns(keys))
        .map(stored -> merged(keys, stored))
        .chain(rows -> Sql.batch(transaction, PUT, rows));
  }

  private List<Tuple> merged(List<RowKey> keys, RowSet<Row> stored) {
    Map<RowKey, BlockSketch> sums = new HashMap<>();
    for (Row row : stored) {
      sums.put(keys.get(row.getInteger(0) - 1), BlockSketch.fromBytes(Sql.bytes(row, 1)));
    }
    return keys.stream().map(key -> row(key, sum(key, sums))).toList();
  }

  private BlockSketch sum(RowKey key, Map<RowKey, BlockSketch> stored) {
    BlockSketch delta = Objects.requireNonNull(sketches.get(key));
    BlockSketch sum = stored.get(key);
    if (sum == null) {
      return delta;
    }
    try {
      sum.merge(delta);
    } catch (ArithmeticException e) {
      // Only inclusion probabilities far too small come here; the stream must go on.
      LOG.errorf("block %d of day %d is full: %s", key.block(), key.day(), e.getMessage());
    }
    return sum;
  }

  private static Tuple row(RowKey row, BlockSketch sum) {
    return Tuple.tuple()
        .addString(row.application().tenant())
        .addString(row.application().application())
        .addString(row.key().space())
        .addLong(row.day())
        .addShort((short) row.block())
        .addString(row.key().deployment())
        .addString(row.key().cohort())
        .addBoolean(row.key().firstTurn())
        .addInteger(row.key().codebook())
        .addLong(sum.count())
        .addBuffer(Buffer.buffer(sum.toBytes()));
  }

  private static Tuple columns(List<RowKey> keys) {
    return Tuple.tuple()
        .addArrayOfString(strings(keys, key -> key.application().tenant()))
        .addArrayOfString(strings(keys, key -> key.application().application()))
        .addArrayOfString(strings(keys, key -> key.key().space()))
        .addArrayOfLong(keys.stream().map(RowKey::day).toArray(Long[]::new))
        .addArrayOfShort(keys.stream().map(key -> (short) key.block()).toArray(Short[]::new))
        .addArrayOfString(strings(keys, key -> key.key().deployment()))
        .addArrayOfString(strings(keys, key -> key.key().cohort()))
        .addArrayOfBoolean(keys.stream().map(key -> key.key().firstTurn()).toArray(Boolean[]::new))
        .addArrayOfInteger(keys.stream().map(key -> key.key().codebook()).toArray(Integer[]::new));
  }

  private static String[] strings(List<RowKey> keys, Function<RowKey, String> column) {
    return keys.stream().map(column).toArray(String[]::new);
  }
}
