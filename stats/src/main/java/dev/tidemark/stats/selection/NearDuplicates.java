package dev.tidemark.stats.selection;

import dev.tidemark.stats.kernel.VectorMath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Near duplicates become one item that stands for all of them.
 *
 * <p>Compared within a cell only, in order of keys: an item joins the nearest one kept before it if
 * their cosine reaches the limit, else it is kept. Adding the weights leaves the distribution where
 * it was; dropping them would make frequent prompts rare.
 */
final class NearDuplicates {

  private NearDuplicates() {}

  /** Kept items by key, with weights added; O(sum over cells of items times kept). */
  static List<PoolItem> merge(List<PoolItem> items, double cosine, Progress progress) {
    Map<Integer, List<PoolItem>> byCell = new TreeMap<>();
    int done = 0;
    for (PoolItem item : PoolItem.sorted(items)) {
      join(byCell.computeIfAbsent(item.cell(), cell -> new ArrayList<>()), item, cosine);
      done++;
      if (done % 64 == 0) {
        progress.step(done / (double) items.size());
      }
    }
    return byCell.values().stream().flatMap(List::stream).sorted(PoolItem.BY_KEY).toList();
  }

  private static void join(List<PoolItem> kept, PoolItem item, double cosine) {
    int nearest = -1;
    double highest = cosine;
    for (int k = 0; k < kept.size(); k++) {
      double similarity = VectorMath.dot(kept.get(k).vector(), item.vector());
      if (similarity > highest || (nearest < 0 && similarity >= cosine)) {
        nearest = k;
        highest = similarity;
      }
    }
    if (nearest < 0) {
      kept.add(item);
    } else {
      PoolItem same = kept.get(nearest);
      kept.set(nearest, same.withWeight(same.weight() + item.weight()));
    }
  }
}
