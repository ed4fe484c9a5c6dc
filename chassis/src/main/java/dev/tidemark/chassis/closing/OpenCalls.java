package dev.tidemark.chassis.closing;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts calls in progress until no more are let in and the last has ended. Thread-safe. */
final class OpenCalls {
  private final AtomicInteger open = new AtomicInteger();
  private final CompletableFuture<Void> allEnded = new CompletableFuture<>();
  private volatile boolean closing;

  /** Whether a call may begin; if so, {@link #end} must follow. */
  boolean begin() {
    // Counted before looking, so that closing either refuses this call or waits for it.
    open.incrementAndGet();
    if (closing) {
      end();
      return false;
    }
    return true;
  }

  void end() {
    if (open.decrementAndGet() == 0 && closing) {
      allEnded.complete(null);
    }
  }

  /**
   * Lets no more in and waits for those in progress.
   *
   * @return how many have not ended in this time
   */
  int close(Duration atMost) {
    closing = true;
    if (open.get() == 0) {
      allEnded.complete(null);
    }
    allEnded.completeOnTimeout(null, atMost.toMillis(), TimeUnit.MILLISECONDS).join();
    return open.get();
  }
}
