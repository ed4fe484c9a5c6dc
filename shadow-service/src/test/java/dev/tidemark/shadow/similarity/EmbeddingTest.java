package dev.tidemark.shadow.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EmbeddingTest {
  private final Embedding text = new Embedding("small", new float[] {3, 4});

  @Test
  void comparesWithinASpace() {
    Embedding other = new Embedding("small", new float[] {5, 0});
    assertThat(text.cosine(other).orElseThrow()).isEqualTo(0.6, within(1e-9));
  }

  @Test
  void comparesNothingAcrossSpaces() {
    assertThat(text.cosine(new Embedding("large", new float[] {3, 4}))).isEmpty();
  }
}
