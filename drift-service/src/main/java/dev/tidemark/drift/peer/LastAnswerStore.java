package dev.tidemark.drift.peer;

import dev.tidemark.chassis.errors.CommonException;
import dev.tidemark.chassis.errors.TidemarkException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The newest answer of a peer to each question. However many ask, the peer is asked once in a
 * while; when it is away its last answer is given again.
 *
 * <p>Bounded: it forgets everything when it holds more than its limit.
 *
 * @param <K> the question
 * @param <T> the answer
 */
public final class LastAnswerStore<K, T extends PeerAnswer<T>> {
  private final ConcurrentHashMap<K, Asked> kept = new ConcurrentHashMap<>();
  private final String peer;
  private final Times times;
  private final InstantSource clock;
  private final int limit;

  /**
   * How long an answer serves.
   *
   * @param fresh until the peer is asked anew
   * @param retry the same if it did not answer
   * @param keep until it is forgotten, if the peer stays away
   */
  public record Times(Duration fresh, Duration retry, Duration keep) {}

  /**
   * @param peer its name, for messages
   * @param limit most questions held
   */
  public LastAnswerStore(String peer, Times times, InstantSource clock, int limit) {
    this.peer = peer;
    this.times = times;
    this.clock = clock;
    this.limit = limit;
  }

  /**
   * The answer, on the caller's Vert.x context; fails with the peer's refusal, and with
   * DEPENDENCY_UNAVAILABLE if it is away and there is no answer to give again.
   *
   * @param ask how to get it, in bounded time
   */
  public Uni<T> get(K question, Supplier<Uni<T>> ask) {
    kept.values().removeIf(Asked::isForgotten);
    if (kept.size() > limit) {
      kept.clear();
    }
    return kept.compute(
            question,
            (_, old) ->
                old != null && old.serves()
                    ? old
                    : new Asked(Optional.ofNullable(old).flatMap(asked -> asked.last), ask))
        .result
        .emitOn(caller());
  }

  private static Executor caller() {
    Context context = Vertx.currentContext();
    return context == null ? Runnable::run : task -> context.runOnContext(_ -> task.run());
  }

  /** One question to the peer, answered once for all who wait. */
  private final class Asked {
    private final Uni<T> result;
    private volatile Optional<T> last;
    private volatile Optional<Instant> until = Optional.empty();

    Asked(Optional<T> before, Supplier<Uni<T>> ask) {
      this.last = before;
      this.result =
          Uni.createFrom()
              .deferred(ask::get)
              .onItemOrFailure()
              .invoke((_, failure) -> until = Optional.of(clock.instant().plus(pause(failure))))
              .onFailure(failure -> !(failure instanceof TidemarkException))
              .recoverWithUni(() -> again(before))
              .invoke(answer -> last = Optional.of(answer))
              .memoize()
              .indefinitely();
    }

    private Duration pause(@Nullable Throwable failure) {
      return failure == null ? times.fresh() : times.retry();
    }

    private Uni<T> again(Optional<T> before) {
      return before
          .map(answer -> Uni.createFrom().item(answer.whenAway()))
          .orElseGet(
              () ->
                  Uni.createFrom()
                      .failure(CommonException.dependencyUnavailable(peer, times.retry())));
    }

    boolean serves() {
      return until.map(clock.instant()::isBefore).orElse(true);
    }

    boolean isForgotten() {
      return last.map(answer -> clock.instant().isAfter(answer.asOf().plus(times.keep())))
          .orElse(false);
    }
  }
}
