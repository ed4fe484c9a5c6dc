package dev.tidemark.chassis.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdSetTest {

  @Test
  void agreesWithAHashSet() {
    Random random = new Random(7);
    IdSet set = new IdSet();
    Set<EventId> expected = new HashSet<>();
    for (int i = 0; i < 5_000; i++) {
      EventId id = new EventId(random.nextInt(50), 1 + random.nextInt(50));
      assertThat(set.contains(id)).isEqualTo(expected.contains(id));
      assertThat(set.add(id)).isEqualTo(expected.add(id));
    }
    assertThat(set.size()).isEqualTo(expected.size());
  }

  @Test
  void keepsIdsThatShareTheirLowBits() {
    IdSet set = new IdSet();
    for (long high = 0; high < 1000; high++) {
      assertThat(set.add(new EventId(high, 1L << 60))).isTrue();
    }
    assertThat(set.contains(new EventId(1000, 1L << 60))).isFalse();
    assertThat(set.size()).isEqualTo(1000);
  }

  @Test
  void hashesEveryPartOfTheIdentity() {
    EventId id = EventId.of("tenant", "app", "id");
    assertThat(EventId.of("tenant", "app", "id")).isEqualTo(id);
    assertThat(EventId.of("tenanta", "pp", "id")).isNotEqualTo(id);
    assertThat(EventId.of("tenant", "app2", "id")).isNotEqualTo(id);
  }
}
