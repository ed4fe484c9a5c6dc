package dev.tidemark.stats.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class KishTest {

  @Test
  void knowsUnequalWeights() {
    assertThat(Kish.effectiveSize(new double[] {1, 1, 2, 4})).isCloseTo(2.909091, within(1e-6));
  }

  @Test
  void isTheCountForEqualWeights() {
    assertThat(Kish.effectiveSize(new double[] {3, 3, 3})).isCloseTo(3, within(1e-12));
  }

  @Test
  void rejectsWeightsThatAddToNothing() {
    assertThatThrownBy(() -> Kish.effectiveSize(new double[] {0, 0}))
        .hasMessage("no positive weight but at least one is required");
    assertThatThrownBy(() -> Kish.effectiveSize(new double[] {1, -1}))
        .hasMessage("weight -1.0 but a finite number of at least 0 is required");
  }
}
