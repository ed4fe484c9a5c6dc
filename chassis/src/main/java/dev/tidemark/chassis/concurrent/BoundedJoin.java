package dev.tidemark.chassis.concurrent;

import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
   * The items of all, in their order. All come to an end, even when some fail.
   *
   * @param each any number
   * @param atATime at least 1
   * @return fails with the first failure; the others are suppressed in it
   */
  public static <T> Uni<List<T>> all(List<Uni<T>> each, int atATime) {
    return Multi.createFrom()
        .range(0, each.size())
        .onItem()
        .transformToUni(index -> each.get(index).map(item -> new Indexed<>(index, item)))
        .collectFailures()
        .merge(atATime)
        .collect()
        .asList()
        .onFailure(CompositeException.class)
        .transform(BoundedJoin::first)
        .map(BoundedJoin::inOrder);
  }

  private record Indexed<T>(int index, @Nullable T item) {}

  @SuppressWarnings("NullAway") // null is what Uni<Void> ends with
  private static <T> List<T> inOrder(List<Indexed<T>> items) {
    return items.stream()
        .sorted(Comparator.comparingInt(Indexed::index))
        .map(Indexed::item)
        .toList();
  }

  private static Throwable first(CompositeException failures) {
    List<Throwable> causes = failures.getCauses();
    Throwable first = causes.getFirst();
    causes.stream().skip(1).filter(other -> !other.equals(first)).forEach(first::addSuppressed);
    return first;
  }
}
