package dev.tidemark.chassis.intake;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Runs asynchronous work one after another, in the order in which it was asked for.
 *
 * <p>Work runs to its end even if nobody waits for it any more: a transaction that is abandoned
 * half-way would let the next one begin beside it. What one piece of work wrote to memory the next
 * one sees.
 */
final class Turn {
  private final AtomicReference<CompletableFuture<?>> last =
      new AtomicReference<>(CompletableFuture.completedFuture(null));

  /** Queues the work at once; the result says how it ended, and cancelling it stops nothing. */
  <R> Uni<R> next(Supplier<Uni<R>> work) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    CompletableFuture<?> before = last.getAndSet(done);
    CompletableFuture<R> result =
        Uni.createFrom()
            .completionStage(before)
            .onItemOrFailure()
            .transformToUni((item, failure) -> work.get())
            .onTermination()
            .invoke(() -> done.complete(null))
            .subscribeAsCompletionStage();
    return Uni.createFrom().completionStage(result.copy());
  }
}
