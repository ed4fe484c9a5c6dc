package dev.tidemark.chassis.health;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/** When each of a fixed number of threads last gave a sign of life. Safe between threads. */
final class Heartbeats {
  private final AtomicLongArray last;
  private final LongSupplier nanos;

  /**
   * All threads have just given a sign of life.
   *
   * @param threads how many, at least 1
   * @param nanos a clock that never goes back, in nanoseconds from any origin
   */
  Heartbeats(int threads, LongSupplier nanos) {
    this.last = new AtomicLongArray(threads);
    this.nanos = nanos;
    for (int i = 0; i < threads; i++) {
      beat(i);
    }
  }

  /** Notes a sign of life of thread {@code index}, from 0. */
  void beat(int index) {
    last.set(index, nanos.getAsLong());
  }

  /** How many threads there are. */
  int threads() {
    return last.length();
  }

  /** Longest time since a thread's last sign of life; O(threads). */
  Duration longestSilence() {
    long now = nanos.getAsLong();
    long longest = 0;
    for (int i = 0; i < last.length(); i++) {
      longest = Math.max(longest, now - last.get(i));
    }
    return Duration.ofNanos(longest);
  }
}
