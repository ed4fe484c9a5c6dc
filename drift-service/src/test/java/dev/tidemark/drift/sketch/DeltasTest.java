package dev.tidemark.drift.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.stats.sketch.SketchShape;
import org.junit.jupiter.api.Test;

class DeltasTest {
  private static final float[] PHI = {1, 0};
  private static final double HEAVIEST = 0x1.0p20;

  private final Deltas<String> deltas = new Deltas<>(new SketchShape(2, 1));

  @Test
  void aFullRowTakesNoMoreAndTheOthersGoOn() {
    for (int i = 0; i < 1_000; i++) {
      deltas.add("full", 0, HEAVIEST, PHI);
    }
    deltas.add("other", 0, 1, PHI);

    assertThat(deltas.rows()).containsExactlyInAnyOrder("full", "other");
  }
}
