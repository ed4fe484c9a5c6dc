package dev.tidemark.stats.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FeatureSpaceTest {

  @Test
  void holdsBothMaps() {
    FeatureSpace space = FeatureSpace.of("model-a", 16, 1.39, 7);

    assertThat(space.distance().size()).isEqualTo(1024);
    assertThat(space.panel().size()).isEqualTo(512);
    assertThat(space.distance().bandwidth()).isCloseTo(0.695, within(1e-12));
    assertThat(space.panel().bandwidth()).isEqualTo(1.39);
    assertThat(space.dimension()).isEqualTo(16);
  }

  @Test
  void idChangesWithEverythingThatChangesNumbers() {
    FeatureSpace space = FeatureSpace.of("model-a", 16, 1.39, 7);

    assertThat(FeatureSpace.of("model-a", 16, 1.39, 7)).isEqualTo(space).hasSameHashCodeAs(space);
    assertThat(FeatureSpace.of("model-b", 16, 1.39, 7)).isNotEqualTo(space);
    assertThat(FeatureSpace.of("model-a", 16, 1.38, 7)).isNotEqualTo(space);
    assertThat(FeatureSpace.of("model-a", 16, 1.39, 8)).isNotEqualTo(space);
    assertThat(FeatureSpace.of("model-a", 17, 1.39, 7)).isNotEqualTo(space);
  }

  @Test
  void idIsFrozen() {
    assertThat(FeatureSpace.of("model-a", 16, 1.39, 7).id())
        .isEqualTo("dd975d36a28e02b8279c6be5d5ac80ed");
  }

  @Test
  void rejectsABlankEmbedder() {
    assertThatThrownBy(() -> FeatureSpace.of(" ", 16, 1.39, 7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("embedder id is blank but must name model and tokenizer");
  }
}
