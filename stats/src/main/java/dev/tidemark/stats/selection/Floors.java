package dev.tidemark.stats.selection;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Least numbers of items per cell, and how many there are. */
final class Floors {

  private final Map<Integer, Integer> floors = new TreeMap<>();
  private final Map<Integer, Integer> counts = new TreeMap<>();

  /**
   * Floors min(floor, ceil(m share)) of cells with enough share, whether the pool can fill them.
   */
  Floors(List<PoolItem> pool, SelectionPlan plan) {
    double total = PoolItem.totalWeight(pool);
    Map<Integer, Double> weights = new TreeMap<>();
    for (PoolItem item : pool) {
      weights.merge(item.cell(), item.weight(), Double::sum);
    }
    weights.forEach(
        (cell, weight) -> {
          double share = weight / total;
          if (share >= plan.floorShare()) {
            floors.put(cell, Math.min(plan.floor(), (int) Math.ceil(plan.size() * share)));
          }
        });
  }

  void add(int cell) {
    counts.merge(cell, 1, Integer::sum);
  }

  void remove(int cell) {
    counts.merge(cell, -1, Integer::sum);
  }

  boolean lacks(int cell) {
    return counts.getOrDefault(cell, 0) < floors.getOrDefault(cell, 0);
  }

  boolean anyLacks() {
    return floors.keySet().stream().anyMatch(this::lacks);
  }

  List<Integer> unmet() {
    return floors.keySet().stream().filter(this::lacks).toList();
  }
}
