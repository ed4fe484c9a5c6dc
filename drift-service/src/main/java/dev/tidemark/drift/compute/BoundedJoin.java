package dev.tidemark.drift.compute;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Comparator;
import java.util.List;

/**
 * Waits for many, a few at a time.
 *
 * <p>{@code Uni.join()} with a bound begins the next from the end of the one before: when many end
 * at once, its stack grows with their number, and an overflow leaves whoever waits without an
 * answer. Here the stack does not depend on the number.
 */
public final class BoundedJoin {
  private BoundedJoin() {}

  /**
   * The items of all, in their order.
   *
   * @param each any number, none of them ends with null
   * @param atATime at least 1
   * @return fails with the first failure, and cancels the others
   */
  public static <T> Uni<List<T>> all(List<Uni<T>> each, int atATime) {
    return Multi.createFrom()
        .range(0, each.size())
        .onItem()
        .transformToUni(index -> each.get(index).map(item -> new Indexed<>(index, item)))
        .merge(atATime)
        .collect()
        .asList()
        .map(BoundedJoin::inOrder);
  }

  private record Indexed<T>(int index, T item) {}

  private static <T> List<T> inOrder(List<Indexed<T>> items) {
    return items.stream()
        .sorted(Comparator.comparingInt(Indexed::index))
        .map(Indexed::item)
        .toList();
  }
}
