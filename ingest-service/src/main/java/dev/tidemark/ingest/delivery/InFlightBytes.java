package dev.tidemark.ingest.delivery;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the bytes being worked on and never lets them pass a limit. Safe between threads. */
final class InFlightBytes {
  private final long limit;
  private final AtomicLong taken = new AtomicLong();

  InFlightBytes(long limit) {
    this.limit = limit;
  }

  /** Takes room if there is enough; what was taken must be released. */
  boolean tryAcquire(long bytes) {
    if (taken.addAndGet(bytes) <= limit) {
      return true;
    }
    release(bytes);
    return false;
  }

  void release(long bytes) {
    taken.addAndGet(-bytes);
  }

  long taken() {
    return taken.get();
  }

  long limit() {
    return limit;
  }
}
