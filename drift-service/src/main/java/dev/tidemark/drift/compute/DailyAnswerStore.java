package dev.tidemark.drift.compute;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Results that stay true while what they were computed from does: one a key, computed once however
 * many ask.
 *
 * <p>Bounded: it forgets everything when it holds more than its limit, which costs a computation
 * and no correctness. A failed computation is not kept.
 *
 * @param <K> what the result is about
 * @param <V> the result
 */
public final class DailyAnswerStore<K, V> {
  private final ConcurrentHashMap<K, Kept<V>> kept = new ConcurrentHashMap<>();
  private final int limit;

  /**
   * @param limit most keys held
   */
  public DailyAnswerStore(int limit) {
    this.limit = limit;
  }

  /**
   * The result as of a moment, computed if there is none yet.
   *
   * @param key what is asked for
   * @param asOf anything that changes when the result may, such as the edition of the closed days
   * @param compute how to get it
   */
  public Uni<V> get(K key, Object asOf, Supplier<Uni<V>> compute) {
    if (kept.size() > limit) {
      kept.clear();
    }
    return kept.compute(
            key,
            (_, old) ->
                old != null && old.asOf.equals(asOf) ? old : new Kept<>(asOf, fresh(key, compute)))
        .result;
  }

  private Uni<V> fresh(K key, Supplier<Uni<V>> compute) {
    return Uni.createFrom()
        .deferred(compute::get)
        .onFailure()
        .invoke(() -> kept.remove(key))
        .memoize()
        .indefinitely();
  }

  private record Kept<V>(Object asOf, Uni<V> result) {}
}
