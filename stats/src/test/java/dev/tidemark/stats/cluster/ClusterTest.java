package dev.tidemark.stats.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.stats.Vectors;
import dev.tidemark.stats.random.SplitMix64;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ClusterTest {

  private final SplitMix64 random = new SplitMix64(21);

  @Test
  void findsPlantedTopics() {
    float[][] topics = new float[6][];
    Arrays.setAll(topics, t -> Vectors.unit(random, 24));
    float[][] vectors = new float[600][];
    Arrays.setAll(vectors, i -> near(topics[i % 6]));

    Codebook codebook = new SphericalKMeans(6, 30, 4).fit(1, vectors);

    int[] first = new int[6];
    for (int t = 0; t < 6; t++) {
      first[t] = codebook.assign(topics[t]).cell();
    }
    assertThat(first).doesNotHaveDuplicates();
    for (int i = 0; i < vectors.length; i++) {
      assertThat(codebook.assign(vectors[i]).cell()).isEqualTo(first[i % 6]);
    }
  }

  private float[] near(float[] topic) {
    float[] x = topic.clone();
    for (int i = 0; i < x.length; i++) {
      x[i] += (float) (.04 * random.nextGaussian());
    }
    return Vectors.normalised(x);
  }

  @Test
  void repeatsWithTheSeed() {
    float[][] vectors = new float[200][];
    Arrays.setAll(vectors, i -> Vectors.unit(random, 13));

    assertThat(new SphericalKMeans(8, 10, 3).fit(2, vectors))
        .isEqualTo(new SphericalKMeans(8, 10, 3).fit(2, vectors))
        .isNotEqualTo(new SphericalKMeans(8, 10, 4).fit(2, vectors));
  }

  @Test
  void survivesCopiesOfOneVector() {
    float[][] vectors = new float[20][];
    Arrays.fill(vectors, Vectors.unit(random, 5));

    assertThat(new SphericalKMeans(4, 10, 3).fit(0, vectors).cells()).isEqualTo(4);
  }

  @Test
  void assignsWithDistance() {
    Codebook codebook = new Codebook(3, new float[][] {{1, 0}, {0, 1}});

    assertThat(codebook.assign(new float[] {0.6f, 0.8f}).cell()).isEqualTo(1);
    assertThat(codebook.assign(new float[] {0, 1}).distance()).isCloseTo(0, within(1e-7));
    assertThat(codebook.assign(new float[] {-1, 0})).isEqualTo(new CellAssignment(1, Math.sqrt(2)));
  }

  @Test
  void codebookSurvivesBytes() {
    Codebook codebook = new Codebook(3, new float[][] {{1, 0}, {0.6f, 0.8f}});

    assertThat(Codebook.fromBytes(codebook.toBytes()))
        .isEqualTo(codebook)
        .hasSameHashCodeAs(codebook);
    assertThat(codebook.toBytes()).hasSize(13 + 16);
    assertThatThrownBy(() -> Codebook.fromBytes(new byte[3]))
        .hasMessage("3 bytes are not a codebook of format 1; read bytes written by toBytes");
    assertThatThrownBy(() -> Codebook.fromBytes(Arrays.copyOf(codebook.toBytes(), 40)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rejectsWhatIsNotAUnitVectorOfItsLength() {
    Codebook codebook = new Codebook(3, new float[][] {{1, 0}});

    assertThatThrownBy(() -> codebook.assign(new float[] {0, 0}))
        .hasMessage("vector of norm 0.0 but norm 1 within 0.001 is required; normalise it first");
    assertThatThrownBy(() -> codebook.assign(new float[] {1, 0, 0}))
        .hasMessage("vector of length 3 but the codebook needs 2; use the embedder of its space");
    assertThatThrownBy(() -> new SphericalKMeans(4, 1, 1).fit(1, new float[][] {{1, 0}}))
        .hasMessage("1 vectors but 4 cells need at least as many; use fewer cells");
  }
}
