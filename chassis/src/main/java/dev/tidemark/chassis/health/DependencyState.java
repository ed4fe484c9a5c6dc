package dev.tidemark.ingest;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** When something this service needs last answered and last failed. Safe between threads. */
public final class DependencyState {
  private static final String NEVER = "never";

  private final InstantSource clock;
  private final AtomicReference<@Nullable Instant> lastAnswered = new AtomicReference<>();
  private final AtomicReference<@Nullable Instant> lastFailed = new AtomicReference<>();

  public DependencyState(InstantSource clock) {
    this.clock = clock;
  }

  /** Notes that it answered now. */
  public void answered() {
    lastAnswered.set(clock.instant());
  }

  /** Notes that it failed now. */
  public void failed() {
    lastFailed.set(clock.instant());
  }

  /** Both moments by name, for people. */
  public Map<String, String> details() {
    return Map.of("lastAnswered", text(lastAnswered.get()), "lastFailed", text(lastFailed.get()));
  }

  private static String text(@Nullable Instant moment) {
    return moment == null ? NEVER : moment.toString();
  }
}
