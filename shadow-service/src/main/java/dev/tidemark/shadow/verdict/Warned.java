package dev.tidemark.shadow.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What was warned of lately: what fails at every look is said once an hour. */
final class Warned {
  private static final Duration PAUSE = Duration.ofHours(1);

  private record Kind(String what, Class<?> failure) {}

  private final Map<Kind, Instant> last = new ConcurrentHashMap<>();

  /** Whether a failure of this kind is to be said now; then it is not for an hour. */
  boolean isDue(String what, Throwable failure, Instant now) {
    last.values().removeIf(said -> !said.plus(PAUSE).isAfter(now));
    return last.putIfAbsent(new Kind(what, failure.getClass()), now) == null;
  }
}
