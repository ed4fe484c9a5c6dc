package dev.tidemark.stats.certificate;

import dev.tidemark.stats.selection.PoolItem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How well the set covers the topic cell it covers least.
 *
 * @param cell the cell
 * @param items of the set in it
 * @param share of traffic in it, in (0, 1]
 * @param ratio items / (m share): 1 is its fair part, 0 none
 */
public record CellCoverage(int cell, int items, double share, double ratio) {

  /** Share of traffic from which a cell counts. */
  public static final double LEAST_SHARE = .005;

  /**
   * The least covered cell.
   *
   * @param traffic prompts whose weighted cell shares count: the whole window rather than the
   *     held-out users alone, whose rare cells are chance
   * @param set at least 1 item
   * @return the cell of the smallest ratio, the first of equals; empty without a cell of enough
   *     share
   */
  public static Optional<CellCoverage> least(List<PoolItem> traffic, List<PoolItem> set) {
    Map<Integer, Double> weights = new TreeMap<>();
    Map<Integer, Integer> items = new TreeMap<>();
    traffic.forEach(item -> weights.merge(item.cell(), item.weight(), Double::sum));
    set.forEach(item -> items.merge(item.cell(), 1, Integer::sum));
    double total = weights.values().stream().mapToDouble(Double::doubleValue).sum();
    return weights.entrySet().stream()
        .filter(cell -> cell.getValue() >= LEAST_SHARE * total)
        .map(
            cell ->
                of(
                    cell.getKey(),
                    items.getOrDefault(cell.getKey(), 0),
                    cell.getValue() / total,
                    set.size()))
        .reduce((a, b) -> b.ratio < a.ratio ? b : a);
  }

  private static CellCoverage of(int cell, int items, double share, int m) {
    return new CellCoverage(cell, items, share, items / (m * share));
  }
}
