package dev.tidemark.ingest.interaction;

import static dev.tidemark.ingest.interaction.Offers.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.ingest.ApplicationKey;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RecentIdsTest {
  private static final ApplicationKey HERE = new ApplicationKey("t", "a");

  private final RecentIds recent = new RecentIds(1024, Duration.ofMinutes(5));

  @Test
  void remembersTheBatchThatTookAnId() {
    recent.remember(HERE, "x", "b1", NOW);
    assertThat(recent.otherBatch(HERE, "x", "b2", NOW)).contains("b1");
    assertThat(recent.otherBatch(HERE, "x", "b1", NOW)).isEmpty();
    assertThat(recent.otherBatch(HERE, "y", "b2", NOW)).isEmpty();
  }

  @Test
  void keepsTenantsAndApplicationsApart() {
    recent.remember(HERE, "x", "b1", NOW);
    assertThat(recent.otherBatch(new ApplicationKey("other", "a"), "x", "b2", NOW)).isEmpty();
    assertThat(recent.otherBatch(new ApplicationKey("t", "b"), "x", "b2", NOW)).isEmpty();
  }

  @Test
  void forgetsInTime() {
    recent.remember(HERE, "x", "b1", NOW);
    assertThat(recent.otherBatch(HERE, "x", "b2", NOW.plusSeconds(300))).isEmpty();
  }

  @Test
  void neverTakesOneIdForAnother() {
    RecentIds tiny = new RecentIds(1, Duration.ofMinutes(5));
    tiny.remember(HERE, "x", "b1", NOW);
    assertThat(tiny.otherBatch(HERE, "y", "b2", NOW)).isEmpty();
    tiny.remember(HERE, "y", "b2", NOW);
    assertThat(tiny.otherBatch(HERE, "x", "b3", NOW)).isEmpty();
  }
}
