package dev.tidemark.drift.sketch;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.stream.Sql;
import dev.tidemark.stats.sketch.BlockSketch;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.stream.IntStream;

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
  private final Deltas<RowKey> cells = new Deltas<>(SketchShapes.CELL);

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
    cells.add(row, 0, record.weight(), record.panel());
  }

  /** Forgets what was written. */
  public void clear() {
    cells.clear();
  }

  /** Adds to the stored rows; leaves the deltas as they are. */
  public Uni<Void> write(SqlConnection transaction) {
    List<RowKey> keys = cells.rows();
    return keys.isEmpty()
        ? Uni.createFrom().voidItem()
        : transaction
            .preparedQuery(READ)
            .execute(columns(keys).addInteger(partition))
            .map(stored -> rows(keys, cells.added(keys, stored)))
            .chain(rows -> Sql.batch(transaction, PUT, rows));
  }

  private List<Tuple> rows(List<RowKey> keys, List<BlockSketch> sums) {
    return IntStream.range(0, keys.size()).mapToObj(i -> row(keys.get(i), sums.get(i))).toList();
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
