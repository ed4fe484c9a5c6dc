package dev.tidemark.stats.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.stats.Vectors;
import dev.tidemark.stats.kernel.GaussianKernel;
import dev.tidemark.stats.kernel.VectorMath;
import dev.tidemark.stats.random.SplitMix64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureMapTest {

  private final SplitMix64 random = new SplitMix64(2);

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 13, 384})
  void agreesWithTheStrictDefinition(int dimension) {
    FeatureMap map = new FeatureMap(dimension, 24, 0.7, 3);
    float[] x = Vectors.unit(random, dimension);

    float[] phi = map.features(x);

    double[] exact = map.exactFeatures(x);
    for (int j = 0; j < phi.length; j++) {
      assertThat((double) phi[j]).isCloseTo(exact[j], within(1e-6));
    }
  }

  @Test
  void hasNormOne() {
    FeatureMap map = new FeatureMap(384, 256, 0.69, 3);

    assertThat(VectorMath.norm(map.features(Vectors.unit(random, 384)))).isCloseTo(1, within(1e-6));
  }

  @Test
  void approximatesTheKernel() {
    FeatureMap map = new FeatureMap(96, 512, 0.69, 3);
    GaussianKernel kernel = new GaussianKernel(0.69);
    double squaredError = 0;
    for (int i = 0; i < 50; i++) {
      float[] x = Vectors.unit(random, 96);
      float[] y = between(x, Vectors.unit(random, 96), random.nextDouble());
      double error = VectorMath.dot(map.features(x), map.features(y)) - kernel.of(x, y);
      squaredError += error * error / 50;
    }

    // Independent frequencies would give about .03.
    assertThat(Math.sqrt(squaredError)).isLessThan(.03);
  }

  private static float[] between(float[] x, float[] y, double share) {
    float[] mixed = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      mixed[i] = (float) ((1 - share) * x[i] + share * y[i]);
    }
    return Vectors.normalised(mixed);
  }

  @Test
  void batchesHaveTheBitsOfSingleRecords() {
    FeatureMap map = new FeatureMap(13, 40, 0.5, 3);
    float[][] batch = {
      Vectors.unit(random, 13), Vectors.unit(random, 13), Vectors.unit(random, 13)
    };

    float[][] together = map.features(batch);

    for (int k = 0; k < batch.length; k++) {
      assertThat(together[k]).isEqualTo(map.features(batch[k]));
    }
  }

  @Test
  void frequenciesOfOneBlockAreOrthogonalAndOfTheRightLength() {
    FeatureMap map = new FeatureMap(64, 128, 2, 3);
    double length2 = 0;
    for (int r = 0; r < 128; r++) {
      length2 += VectorMath.dot(map.frequency(r), map.frequency(r)) / 128;
    }

    assertThat(VectorMath.dot(map.frequency(3), map.frequency(60))).isCloseTo(0, within(1e-5));
    // E|w|^2 = d / s^2 = 16, with standard error about .25.
    assertThat(length2).isCloseTo(16, within(1.0));
  }

  @Test
  void fingerprintIsFrozen() {
    FeatureMap map = new FeatureMap(8, 12, 0.5, 42);

    assertThat(map.fingerprint())
        .isEqualTo(new FeatureMap(8, 12, 0.5, 42).fingerprint())
        .isNotEqualTo(new FeatureMap(8, 12, 0.5, 43).fingerprint())
        .isEqualTo("55a905448173371346d3658a6b24999a505224042edd50fd258d846784477aad");
  }

  @Test
  void rejectsZeroVector() {
    FeatureMap map = new FeatureMap(4, 4, 1, 1);

    assertThatThrownBy(() -> map.features(new float[4]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "embedding of norm 0.0 but norm 1 within 0.001 is required; normalise it first");
  }

  @Test
  void rejectsNotANumber() {
    FeatureMap map = new FeatureMap(2, 4, 1, 1);

    assertThatThrownBy(() -> map.features(new float[] {Float.NaN, 1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("norm NaN");
  }

  @Test
  void rejectsAnotherDimension() {
    FeatureMap map = new FeatureMap(2, 4, 1, 1);

    assertThatThrownBy(() -> map.features(new float[] {1, 0, 0}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("embedding of length 3 but this space needs 2; use the embedder of the space");
  }
}
