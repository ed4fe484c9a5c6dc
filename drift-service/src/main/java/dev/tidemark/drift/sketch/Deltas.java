package dev.tidemark.drift.sketch;

import dev.tidemark.chassis.stream.Sql;
import dev.tidemark.stats.sketch.BlockSketch;
import dev.tidemark.stats.sketch.SketchShape;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sums by row of a table that are not written yet. A row that is full takes no more, and says so
 * once: only inclusion probabilities far too small fill one, and the stream must go on. Not
 * thread-safe.
 *
 * @param <K> what identifies a row
 */
final class Deltas<K> {
  private static final Logger LOG = Logger.getLogger(Deltas.class);

  private final SketchShape shape;
  private final Map<K, BlockSketch> sums = new HashMap<>();
  private final Set<K> full = new HashSet<>();

  Deltas(SketchShape shape) {
    this.shape = shape;
  }

  /** Adds a record, as {@link BlockSketch#add(int, double, float[])}. */
  void add(K row, int cell, double weight, float[] phi) {
    BlockSketch sum = sums.computeIfAbsent(row, added -> new BlockSketch(shape));
    unlessFull(row, () -> sum.add(cell, weight, phi));
  }

  private void unlessFull(K row, Runnable addition) {
    try {
      addition.run();
    } catch (ArithmeticException e) {
      if (full.add(row)) {
        LOG.errorf("records are left out of %s: %s", row, e.getMessage());
      }
    }
  }

  /** The rows, in one order. */
  List<K> rows() {
    return List.copyOf(sums.keySet());
  }

  int size() {
    return sums.size();
  }

  void clear() {
    sums.clear();
    full.clear();
  }

  /**
   * The stored sums with these added; these stay as they are.
   *
   * @param stored 1-based position in {@code rows}, sums
   */
  List<BlockSketch> added(List<K> rows, RowSet<Row> stored) {
    Map<K, BlockSketch> before = new HashMap<>();
    for (Row row : stored) {
      before.put(rows.get(row.getInteger(0) - 1), BlockSketch.fromBytes(Sql.bytes(row, 1)));
    }
    List<BlockSketch> after = new ArrayList<>();
    for (K row : rows) {
      after.add(added(row, before.get(row)));
    }
    return after;
  }

  private BlockSketch added(K row, @Nullable BlockSketch before) {
    BlockSketch delta = Objects.requireNonNull(sums.get(row));
    if (before == null) {
      return delta;
    }
    unlessFull(row, () -> before.merge(delta));
    return before;
  }
}
