package dev.tidemark.chassis.health;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** When something a service needs last answered and last failed. Safe between threads. */
public final class DependencyState {
  private static final String NEVER = "never";

  private final InstantSource clock;
  private final AtomicReference<@Nullable Instant> lastAnswered = new AtomicReference<>();
  private final AtomicReference<@Nullable Instant> lastFailed = new AtomicReference<>();
  private volatile String state = "not needed yet";

  public DependencyState(InstantSource clock) {
    this.clock = clock;
  }

  /** Notes that it answered now. */
  public void answered() {
    lastAnswered.set(clock.instant());
    state = "answers";
  }

  /** Notes that it failed now. */
  public void failed() {
    lastFailed.set(clock.instant());
    state = "away";
  }

  /**
   * For people: {@code state} (answers, away, or not needed yet) by what happened last, and the
   * moments {@code lastAnswered} and {@code lastFailed}.
   */
  public Map<String, String> details() {
    return Map.of(
        "state", state,
        "lastAnswered", text(lastAnswered.get()),
        "lastFailed", text(lastFailed.get()));
  }

  private static String text(@Nullable Instant moment) {
    return moment == null ? NEVER : moment.toString();
  }
}
