package dev.tidemark.shadow.model;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Values by name: made when first asked for, and dropped when nobody has asked for an hour, so that
 * there are never more than are in use. Thread-safe; times are {@link System#nanoTime}.
 *
 * @param <T> values
 */
public final class Recent<T> {
  /** Longer than any call or pause. */
  static final Duration KEPT = Duration.ofHours(1);

  private final Consumer<T> dropped;
  private final Map<String, Held<T>> held = new ConcurrentHashMap<>();
  private volatile long lookedAt;

  private record Held<T>(T value, long askedAt) {}

  /**
   * @param dropped closes what is dropped
   * @param nanoTime now
   */
  public Recent(Consumer<T> dropped, long nanoTime) {
    this.dropped = dropped;
    this.lookedAt = nanoTime;
  }

  /** The value of a name; the same one for equal names. */
  public T of(String name, Supplier<T> maker, long nanoTime) {
    if (nanoTime - lookedAt > KEPT.toNanos()) {
      lookedAt = nanoTime;
      held.keySet().forEach(known -> held.computeIfPresent(known, (_, old) -> keep(old, nanoTime)));
    }
    return held.compute(
            name, (_, old) -> new Held<>(old == null ? maker.get() : old.value(), nanoTime))
        .value();
  }

  private @Nullable Held<T> keep(Held<T> old, long nanoTime) {
    if (nanoTime - old.askedAt() <= KEPT.toNanos()) {
      return old;
    }
    dropped.accept(old.value());
    return null;
  }

  /** Drops all. */
  void clear() {
    held.values().forEach(old -> dropped.accept(old.value()));
    held.clear();
  }
}
