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

/**
 * Sums per topic cell of the first turns that are not written yet, in one partition's rows. Not
 * thread-safe.
 */
public final class CellDeltas {
  private static final String READ =
      "select k.i::integer, s.sums from unnest($1::text[], $2::text[], $3::text[], $4::bigint[],"
          + " $5::text[], $6::integer[], $7::smallint[])"
          + " with ordinality as k (tenant, application, space, day, deployment, codebook, cell, i)"
          + " join cell_sum s using (tenant, application, space, day, deployment, codebook, cell)"
          + " where s.partition = $8";
  private static final String PUT =
      "insert into cell_sum (tenant, application, space, day, deployment, codebook, cell,"
          + " partition, records, sums) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
          + " on conflict (tenant, application, space, day, deployment, codebook, cell, partition)"
          + " do update set records = excluded.records, sums = excluded.sums";

  private final int partition;
  private final Map<RowKey, BlockSketch> cells = new HashMap<>();

  private record RowKey(
      ApplicationKey application,
      String space,
      long day,
      String deployment,
      int codebook,
      int cell) {}

  /**
   * @param partition whose rows these are
   */
  public CellDeltas(int partition) {
    this.partition = partition;
  }

  /** Adds a record that is a first turn. */
  public void add(Sketched record) {
    SketchKey key = record.key();
    RowKey row =
        new RowKey(
            record.application(),
            key.space(),
            record.day(),
            key.deployment(),
            key.codebook(),
            record.cell());
    cells
        .computeIfAbsent(row, added -> new BlockSketch(SketchShapes.CELL))
        .add(0, record.weight(), record.panel());
  }

  /** Forgets what was written. */
  public void clear() {
    cells.clear();
  }

  /** Adds to the stored rows; leaves the deltas as they are. */
  public Uni<Void> write(SqlConnection transaction) {
    if (cells.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<RowKey> keys = List.copyOf(cells.keySet());
    return transaction
        .preparedQuery(READ)
        .execute(columns(keys).addInteger(partition))
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
    BlockSketch delta = Objects.requireNonNull(cells.get(key));
    BlockSketch sum = stored.get(key);
    if (sum == null) {
      return delta;
    }
    sum.merge(delta);
    return sum;
  }

  private Tuple row(RowKey row, BlockSketch sum) {
    return Tuple.tuple()
        .addString(row.application().tenant())
        .addString(row.application().application())
        .addString(row.space())
        .addLong(row.day())
        .addString(row.deployment())
        .addInteger(row.codebook())
        .addShort((short) row.cell())
        .addInteger(partition)
        .addLong(sum.count())
        .addBuffer(Buffer.buffer(sum.toBytes()));
  }

  private static Tuple columns(List<RowKey> keys) {
    return Tuple.tuple()
        .addArrayOfString(
            keys.stream().map(key -> key.application().tenant()).toArray(String[]::new))
        .addArrayOfString(
            keys.stream().map(key -> key.application().application()).toArray(String[]::new))
        .addArrayOfString(keys.stream().map(RowKey::space).toArray(String[]::new))
        .addArrayOfLong(keys.stream().map(RowKey::day).toArray(Long[]::new))
        .addArrayOfString(keys.stream().map(RowKey::deployment).toArray(String[]::new))
        .addArrayOfInteger(keys.stream().map(RowKey::codebook).toArray(Integer[]::new))
        .addArrayOfShort(keys.stream().map(key -> (short) key.cell()).toArray(Short[]::new));
  }
}
