package dev.tidemark.evalset.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.stats.Interval;
import org.junit.jupiter.api.Test;

class UserShareTest {

  @Test
  void isWilsonsInterval() {
    Interval some = UserShare.wilson(.1, 12);
    assertThat(some.low()).isCloseTo(0.020269009839187224, within(1e-12));
    assertThat(some.high()).isCloseTo(0.3737261954850054, within(1e-12));
  }

  @Test
  void staysBetweenNothingAndAll() {
    assertThat(UserShare.wilson(0, 10).low()).isZero();
    assertThat(UserShare.wilson(0, 10).high()).isCloseTo(0.2775327998628892, within(1e-12));
    assertThat(UserShare.wilson(1, 10).high()).isCloseTo(1, within(1e-12));
  }
}
