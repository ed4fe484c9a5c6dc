package dev.tidemark.text.embed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.stats.cluster.Codebook;
import dev.tidemark.stats.feature.FeatureSpace;
import dev.tidemark.stats.feature.KnownSpace;
import org.junit.jupiter.api.Test;

class DefaultSpaceTest {
  @Test
  void shipsThirtyTwoCellsOfTheEmbeddersDimension() {
    Codebook codebook = DefaultSpace.codebook();

    assertThat(codebook.version()).isZero();
    assertThat(codebook.cells()).isEqualTo(DefaultSpace.CELLS);
    assertThat(codebook.dimension()).isEqualTo(384);
  }

  @Test
  void makesOneSpaceForOneEmbedder() {
    FeatureSpace space = DefaultSpace.of("some-model", 16);

    assertThat(space.medianDistance()).isEqualTo(1.3861);
    assertThat(DefaultSpace.of("some-model", 16).id()).isEqualTo(space.id());
    assertThat(DefaultSpace.of("other-model", 16).id()).isNotEqualTo(space.id());
  }

  @Test
  void isKnownToThoseWhoUseItsKernelOnly() {
    FeatureSpace space = DefaultSpace.of(MiniLmEmbedder.idOfFiles(), MiniLmEmbedder.DIMENSION);

    assertThat(KnownSpace.MINI_LM.id()).isEqualTo(space.id());
    assertThat(KnownSpace.MINI_LM.bandwidth()).isEqualTo(space.distance().bandwidth());
  }
}
