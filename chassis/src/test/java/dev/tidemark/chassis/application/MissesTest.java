package dev.tidemark.chassis.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MissesTest {
  private static final ApplicationKey SHOP = new ApplicationKey("default", "shop");
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final Misses misses = new Misses(Duration.ofSeconds(10));

  @Test
  void aKeyIsLostOnceItWasAbsentForLong() {
    assertThat(misses.isLost(SHOP, 0)).isFalse();
    misses.looked(Set.of(), SECOND);
    assertThat(misses.isLost(SHOP, 11 * SECOND)).isFalse();
    assertThat(misses.isLost(SHOP, 12 * SECOND)).isTrue();
  }

  @Test
  void looksThatFailDoNotCount() {
    assertThat(misses.isLost(SHOP, 0)).isFalse();
    assertThat(misses.isLost(SHOP, 100 * SECOND)).isFalse();
    misses.looked(Set.of(), 100 * SECOND);
    assertThat(misses.isLost(SHOP, 105 * SECOND)).isFalse();
  }

  @Test
  void aKeyThatIsFoundIsForgotten() {
    assertThat(misses.isLost(SHOP, 0)).isFalse();
    misses.looked(Set.of(), 0);
    assertThat(misses.isLost(SHOP, 20 * SECOND)).isTrue();
    misses.looked(Set.of(SHOP), 21 * SECOND);
    assertThat(misses.isLost(SHOP, 40 * SECOND)).isFalse();
  }

  @Test
  void manyWhoAskMakeOneLook() {
    assertThat(misses.isLookDue(SECOND)).isTrue();
    assertThat(misses.isLookDue(SECOND)).isFalse();
    assertThat(misses.isLookDue(2 * SECOND)).isTrue();
  }
}
