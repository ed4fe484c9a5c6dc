package dev.tidemark.evalset.cut;

import dev.tidemark.stats.selection.PoolItem;
import java.util.Arrays;
import java.util.List;

/** Share of a pool's traffic in each cell. */
final class Shares {
  private final double[] values;

  private Shares(double[] values) {
    this.values = values;
  }

  static Shares of(List<PoolItem> pool) {
    int cells = pool.stream().mapToInt(PoolItem::cell).max().orElse(-1) + 1;
    double[] values = new double[cells];
    pool.forEach(item -> values[item.cell()] += item.weight());
    double total = Arrays.stream(values).sum();
    for (int cell = 0; cell < cells; cell++) {
      values[cell] /= total;
    }
    return new Shares(values);
  }

  /** Share of one cell, 0 if nothing is in it. */
  double of(int cell) {
    return cell < values.length ? values[cell] : 0;
  }

  /** By cell, not copied. */
  double[] values() {
    return values;
  }
}
