package dev.tidemark.drift.sketch;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.stream.Sql;
import dev.tidemark.drift.application.DayRange;
import dev.tidemark.stats.sketch.BlockSketch;
import dev.tidemark.stats.sketch.WindowSketch;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Sketches in PostgreSQL. */
@ApplicationScoped
class PgSketchStore implements SketchStore {
  private static final String RANGE =
      " where tenant = $1 and application = $2 and space = $3 and day between $4 and $5 order by";
  private static final String SPACES =
      "select space from sketch where tenant = $1 and application = $2"
          + " group by space order by max(day) desc, space";
  private static final String ROWS =
      "select day, block, deployment, cohort, first_turn, codebook, sums from sketch"
          + RANGE
          + " day, block";
  private static final String CELLS =
      "select day, deployment, codebook, cell, sums from cell_sum"
          + RANGE
          + " day, deployment, codebook, cell";

  private final Pool pool;

  PgSketchStore(Pool pool) {
    this.pool = pool;
  }

  private record CellKey(long day, String deployment, int codebook, int cell) {}

  @Override
  public Uni<List<String>> spaces(ApplicationKey application) {
    Tuple values = Tuple.of(application.tenant(), application.application());
    return Sql.list(pool, SPACES, values, row -> row.getString(0));
  }

  @Override
  public Uni<Void> scan(
      ApplicationKey application, String space, DayRange days, Consumer<Row> consumer) {
    return Sql.scan(
        pool, ROWS, values(application, space, days), row -> consumer.accept(toRow(space, row)));
  }

  private static Row toRow(String space, io.vertx.mutiny.sqlclient.Row row) {
    SketchKey key =
        new SketchKey(
            space, row.getString(2), row.getString(3), row.getBoolean(4), row.getInteger(5));
    return new Row(row.getLong(0), row.getShort(1), key, BlockSketch.fromBytes(Sql.bytes(row, 6)));
  }

  @Override
  public Uni<SortedMap<Long, WindowSketch>> byDay(
      ApplicationKey application, String space, DayRange days, Predicate<SketchKey> wanted) {
    SortedMap<Long, WindowSketch> byDay = new TreeMap<>();
    return scan(
            application,
            space,
            days,
            row -> {
              if (wanted.test(row.key())) {
                byDay
                    .computeIfAbsent(row.day(), day -> new WindowSketch(SketchShapes.BLOCK))
                    .merge(row.block(), row.sketch());
              }
            })
        .replaceWith(byDay);
  }

  @Override
  public Uni<WindowSketch> window(
      ApplicationKey application, String space, DayRange days, Predicate<SketchKey> wanted) {
    WindowSketch window = new WindowSketch(SketchShapes.BLOCK);
    return scan(
            application,
            space,
            days,
            row -> {
              if (wanted.test(row.key())) {
                window.merge(row.block(), row.sketch());
              }
            })
        .replaceWith(window);
  }

  @Override
  public Uni<List<CellSum>> cells(ApplicationKey application, String space, DayRange days) {
    Map<CellKey, BlockSketch> sums = new LinkedHashMap<>();
    return Sql.scan(pool, CELLS, values(application, space, days), row -> add(sums, row))
        .map(done -> sums.entrySet().stream().map(PgSketchStore::toCellSum).toList());
  }

  private static void add(Map<CellKey, BlockSketch> sums, io.vertx.mutiny.sqlclient.Row row) {
    CellKey key = new CellKey(row.getLong(0), row.getString(1), row.getInteger(2), row.getShort(3));
    sums.computeIfAbsent(key, added -> new BlockSketch(SketchShapes.CELL))
        .merge(BlockSketch.fromBytes(Sql.bytes(row, 4)));
  }

  private static CellSum toCellSum(Map.Entry<CellKey, BlockSketch> entry) {
    CellKey key = entry.getKey();
    return new CellSum(key.day(), key.deployment(), key.codebook(), key.cell(), entry.getValue());
  }

  private static Tuple values(ApplicationKey application, String space, DayRange days) {
    return Tuple.of(
        application.tenant(), application.application(), space, days.first(), days.last());
  }
}
