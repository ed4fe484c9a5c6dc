package dev.tidemark.drift.sketch;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.stream.Sql;
import dev.tidemark.stats.sketch.BlockSketch;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Block sketches of the records that are not written yet. Writing adds them to the stored rows;
 * since all sums are integers the result is exact whatever the grouping. Not thread-safe.
 */
public final class SketchDeltas {
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

  private final Deltas<RowKey> sketches = new Deltas<>(SketchShapes.BLOCK);

  private record RowKey(ApplicationKey application, long day, int block, SketchKey key) {}

  /** Adds a record. */
  public void add(Sketched record) {
    sketches.add(
        new RowKey(record.application(), record.day(), record.block(), record.key()),
        record.cell(),
        record.weight(),
        record.distance());
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
    List<RowKey> keys = sketches.rows();
    return keys.isEmpty()
        ? Uni.createFrom().voidItem()
        : transaction
            .preparedQuery(READ)
            .execute(columns(keys))
            .map(stored -> rows(keys, sketches.added(keys, stored)))
            .chain(rows -> Sql.batch(transaction, PUT, rows));
  }

  private static List<Tuple> rows(List<RowKey> keys, List<BlockSketch> sums) {
    return IntStream.range(0, keys.size()).mapToObj(i -> row(keys.get(i), sums.get(i))).toList();
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
