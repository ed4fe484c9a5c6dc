package dev.tidemark.quickstart.demo;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Patience with services that work in the background. */
final class Waiting {
  private static final Duration POLL = Duration.ofMillis(200);

  private Waiting() {}

  /** Whether it came to hold before patience ended. */
  static boolean until(BooleanSupplier holds, Duration atMost) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Thread.sleep(POLL);
    }
    return true;
  }
}
