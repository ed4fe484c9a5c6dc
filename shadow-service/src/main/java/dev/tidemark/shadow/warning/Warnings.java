package dev.tidemark.shadow.warning;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What was warned of lately: what fails at every look is said once an interval. */
public final class Warnings {
  private final Duration interval;
  private final Map<Kind, Instant> last = new ConcurrentHashMap<>();

  private record Kind(String what, Class<?> failure) {}

  /** None was said yet. */
  public Warnings(Duration interval) {
    this.interval = interval;
  }

  /** Whether a failure of this kind is to be said now; then it is not for an interval. */
  public boolean isDue(String what, Throwable failure, Instant now) {
    last.values().removeIf(said -> !said.plus(interval).isAfter(now));
    return last.putIfAbsent(new Kind(what, failure.getClass()), now) == null;
  }
}
