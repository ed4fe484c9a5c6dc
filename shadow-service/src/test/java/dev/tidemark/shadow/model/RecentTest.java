package dev.tidemark.shadow.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentTest {
  private static final long KEPT = Recent.KEPT.toNanos();

  private final List<String> dropped = new ArrayList<>();
  private final Recent<String> recent = new Recent<>(dropped::add, 0);

  @Test
  void givesTheSameForEqualNames() {
    assertThat(recent.of("a", () -> "first", 0)).isEqualTo("first");
    assertThat(recent.of("a", () -> "second", KEPT)).isEqualTo("first");
    assertThat(recent.of("b", () -> "other", KEPT)).isEqualTo("other");
  }

  @Test
  void dropsWhatNobodyHasAskedForInLong() {
    recent.of("gone", () -> "old", 0);
    recent.of("used", () -> "kept", 0);
    recent.of("used", () -> "another", KEPT);
    assertThat(dropped).isEmpty();
    assertThat(recent.of("used", () -> "another", KEPT + 1)).isEqualTo("kept");
    assertThat(dropped).containsExactly("old");
    assertThat(recent.of("gone", () -> "new", KEPT + 2)).isEqualTo("new");
  }

  @Test
  void dropsAllInTheEnd() {
    recent.of("a", () -> "one", 0);
    recent.clear();
    assertThat(dropped).containsExactly("one");
  }
}
