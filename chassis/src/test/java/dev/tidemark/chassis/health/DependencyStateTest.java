package dev.tidemark.chassis.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DependencyStateTest {
  private Instant now = Instant.parse("2026-11-21T12:00:00Z");
  private final DependencyState state = new DependencyState(() -> now);

  @Test
  void knowsNothingBeforeItWasNeeded() {
    assertThat(state.details())
        .isEqualTo(
            Map.of("state", "not needed yet", "lastAnswered", "never", "lastFailed", "never"));
  }

  @Test
  void saysWhatHappenedLastAndWhen() {
    state.answered();
    now = now.plusSeconds(60);
    state.failed();
    assertThat(state.details())
        .containsEntry("state", "away")
        .containsEntry("lastAnswered", "2026-11-21T12:00:00Z")
        .containsEntry("lastFailed", "2026-11-21T12:01:00Z");
    state.answered();
    assertThat(state.details()).containsEntry("state", "answers");
  }
}
