package dev.tidemark.stats.selection;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * Copies of a text become one item that stands for all of them, whatever cells they were put in.
 *
 * <p>After the cap: a user who repeats himself is capped by what he sent, not by what he sent
 * differently.
 */
final class Copies {

  private Copies() {}

  /**
   * The first copy of every text by key, with the weights of all; O(n).
   *
   * @param items any number, sorted by key
   * @param textOf text of the item of a key: equal for copies
   */
  static List<PoolItem> merge(Collection<PoolItem> items, LongFunction<String> textOf) {
    Map<String, PoolItem> first = new LinkedHashMap<>();
    for (PoolItem item : items) {
      first.merge(
          textOf.apply(item.key()),
          item,
          (kept, copy) -> kept.withWeight(kept.weight() + copy.weight()));
    }
    return List.copyOf(first.values());
  }
}
