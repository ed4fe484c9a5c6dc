package dev.tidemark.chassis.publish;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Sends batches of events to one topic. Whoever made a batch sends it again if it fails; readers
 * drop the copies. What waits in memory is what its callers have in hand.
 */
public final class BatchPublisher {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final MutinyEmitter<byte[]> emitter;
  private final AtomicInteger unsettled = new AtomicInteger();

  /** Sends to the channel of the emitter, whose buffer must not be bounded. */
  public BatchPublisher(MutinyEmitter<byte[]> emitter) {
    this.emitter = emitter;
  }

  /** Whether a batch has events that are neither acknowledged nor refused, waited for or not. */
  public boolean isBusy() {
    return unsettled.get() > 0;
  }

  /**
   * Sends in order, once.
   *
   * @return completes when all are acknowledged, fails when all are settled and one was refused, or
   *     after half a minute
   */
  public Uni<Void> send(List<Message<byte[]>> batch) {
    if (batch.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return Uni.createFrom()
        .deferred(() -> settle(batch))
        // A caller that gives up cancels nothing: what has been sent is still on its way.
        .memoize()
        .indefinitely()
        .ifNoItem()
        .after(PATIENCE)
        .failWith(() -> new IllegalStateException("no acknowledgement within " + PATIENCE));
  }

  private Uni<Void> settle(List<Message<byte[]>> batch) {
    unsettled.incrementAndGet();
    return Uni.join()
        .all(batch.stream().map(emitter::sendMessage).toList())
        .andCollectFailures()
        .onTermination()
        .invoke(unsettled::decrementAndGet)
        .replaceWithVoid();
  }
}
