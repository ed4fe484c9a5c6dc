package dev.tidemark.stats.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Limits what one user contributes without changing what the pool represents. */
final class UserCap {

  private UserCap() {}

  /**
   * At most {@code most} items of each user, those of the smallest keys, with weights times n_u /
   * most: the target stays requests, as keys are random.
   */
  static List<PoolItem> apply(List<PoolItem> items, int most) {
    Map<Long, List<PoolItem>> byUser = new TreeMap<>();
    for (PoolItem item : PoolItem.sorted(items)) {
      byUser.computeIfAbsent(item.user(), user -> new ArrayList<>()).add(item);
    }
    return byUser.values().stream()
        .flatMap(own -> capped(own, most).stream())
        .sorted(PoolItem.BY_KEY)
        .toList();
  }

  private static List<PoolItem> capped(List<PoolItem> own, int most) {
    if (own.size() <= most) {
      return own;
    }
    double factor = own.size() / (double) most;
    return own.subList(0, most).stream()
        .map(item -> item.withWeight(item.weight() * factor))
        .toList();
  }
}
