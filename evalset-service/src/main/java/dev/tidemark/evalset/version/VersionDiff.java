package dev.tidemark.evalset.version;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What two versions share.
 *
 * @param kept items of both
 * @param added items of the newer only, in its order
 * @param removed items of the older only, in its order
 * @param cells whose weight changed, by size of the change; none if the versions have different
 *     codebooks, whose cells cannot be compared
 */
public record VersionDiff(int kept, List<Item> added, List<Item> removed, List<CellChange> cells) {
  // Sums of 2,000 weights in another order differ by less.
  private static final double ROUNDING = 1e-9;

  /**
   * Weight of one cell in two versions.
   *
   * @param cell index
   * @param from summed weight in the older
   * @param to summed weight in the newer
   */
  public record CellChange(int cell, double from, double to) {
    double size() {
      return Math.abs(to - from);
    }
  }

  /** Copies the lists. */
  public VersionDiff {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    cells = List.copyOf(cells);
  }

  /**
   * Compares two versions by the hashes of their items.
   *
   * @param sameCells whether their cells belong to one codebook
   */
  static VersionDiff of(List<Item> from, List<Item> to, boolean sameCells) {
    List<Item> added = without(to, from);
    return new VersionDiff(
        to.size() - added.size(),
        added,
        without(from, to),
        sameCells ? changes(from, to) : List.of());
  }

  private static List<Item> without(List<Item> items, List<Item> others) {
    Set<String> hashes = others.stream().map(Item::hash).collect(Collectors.toSet());
    return items.stream().filter(item -> !hashes.contains(item.hash())).toList();
  }

  private static List<CellChange> changes(List<Item> from, List<Item> to) {
    Map<Integer, Double> before = weights(from);
    Map<Integer, Double> after = weights(to);
    Set<Integer> cells = new HashSet<>(before.keySet());
    cells.addAll(after.keySet());
    return cells.stream()
        .map(c -> new CellChange(c, before.getOrDefault(c, 0.0), after.getOrDefault(c, 0.0)))
        .filter(change -> change.size() > ROUNDING)
        .sorted(
            Comparator.comparingDouble(CellChange::size)
                .reversed()
                .thenComparingInt(CellChange::cell))
        .toList();
  }

  private static Map<Integer, Double> weights(List<Item> items) {
    return items.stream()
        .collect(
            Collectors.groupingBy(
                Item::cell, TreeMap::new, Collectors.summingDouble(Item::weight)));
  }
}
