package dev.tidemark.chassis.testing;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** What asynchronous work results in, for tests, which run on a thread that may wait. */
public final class Results {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Results() {}

  /** Waits for the result; fails with the failure of the work, or after half a minute. */
  public static <T> T get(Uni<T> work) {
    return work.await().atMost(PATIENCE);
  }
}
