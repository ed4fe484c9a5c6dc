package dev.tidemark.shadow.replay;

import java.time.Duration;

/** Says yes at once and then at most once an interval: what fails for ever is not told for ever. */
final class Spacing {
  private final long interval;
  private long next;
  private boolean begun;

  Spacing(Duration interval) {
    this.interval = interval.toNanos();
  }

  /** Whether an interval has passed since it last said yes. */
  synchronized boolean isDue(long nanoTime) {
    if (begun && nanoTime - next < 0) {
      return false;
    }
    begun = true;
    next = nanoTime + interval;
    return true;
  }
}
