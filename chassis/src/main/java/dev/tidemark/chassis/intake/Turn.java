package dev.tidemark.chassis.intake;

import io.smallrye.mutiny.Uni;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Runs asynchronous work one after another, in the order in which it was asked for.
 *
 * <p>Work runs to its end even if nobody waits for it any more: a transaction that is abandoned
 * half-way would let the next one begin beside it. What one piece of work wrote to memory the next
 * one sees. However much waits, the stack does not grow.
 */
final class Turn {
  private final Queue<Supplier<CompletableFuture<?>>> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger unfinished = new AtomicInteger();

  /** Queues the work at once; the result says how it ended, and cancelling it stops nothing. */
  <R> Uni<R> next(Supplier<Uni<R>> work) {
    CompletableFuture<R> result = new CompletableFuture<>();
    waiting.add(() -> perform(work, result));
    if (unfinished.getAndIncrement() == 0) {
      goOn();
    }
    return Uni.createFrom().completionStage(result.copy());
  }

  private static <R> CompletableFuture<R> perform(
      Supplier<Uni<R>> work, CompletableFuture<R> result) {
    return Uni.createFrom()
        .deferred(work::get)
        .onItemOrFailure()
        .invoke((item, failure) -> end(result, item, failure))
        .subscribeAsCompletionStage();
  }

  private static <R> void end(CompletableFuture<R> result, R item, Throwable failure) {
    if (failure == null) {
      result.complete(item);
    } else {
      result.completeExceptionally(failure);
    }
  }

  /** Begins what waits for as long as it ends at once; else whoever ends it goes on. */
  private void goOn() {
    do {
      CompletableFuture<?> work = waiting.remove().get();
      AtomicBoolean met = new AtomicBoolean();
      var _ = work.whenComplete((item, failure) -> meet(met));
      if (!met.getAndSet(true)) {
        return;
      }
    } while (unfinished.decrementAndGet() > 0);
  }

  private void meet(AtomicBoolean met) {
    if (met.getAndSet(true) && unfinished.decrementAndGet() > 0) {
      goOn();
    }
  }
}
