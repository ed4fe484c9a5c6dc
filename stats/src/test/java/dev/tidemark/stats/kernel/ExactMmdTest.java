package dev.tidemark.stats.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.stats.Vectors;
import dev.tidemark.stats.random.SplitMix64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExactMmdTest {

  private final SplitMix64 random = new SplitMix64(5);

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 13, 384, 768, 1536})
  void agreesWithTheDefinition(int dimension) {
    float[][] x = sample(70, dimension);
    float[][] y = sample(65, dimension);
    GaussianKernel kernel = new GaussianKernel(Math.sqrt(dimension));

    double estimate = new ExactMmd(kernel).unbiased(x, y);

    assertThat(estimate).isCloseTo(definition(kernel, x, y), within(1e-6));
  }

  private static double definition(GaussianKernel kernel, float[][] x, float[][] y) {
    return (sum(kernel, x, x) - x.length) / (x.length * (x.length - 1.0))
        + (sum(kernel, y, y) - y.length) / (y.length * (y.length - 1.0))
        - 2 * sum(kernel, x, y) / ((double) x.length * y.length);
  }

  private static double sum(GaussianKernel kernel, float[][] x, float[][] y) {
    double sum = 0;
    for (float[] a : x) {
      for (float[] b : y) {
        sum += kernel.of(a, b);
      }
    }
    return sum;
  }

  @Test
  void findsTheClosedFormOfShiftedNormals() {
    float[][] x = sample(1500, 2);
    float[][] y = sample(1500, 2);
    for (float[] point : y) {
      point[0] += 1;
    }

    double estimate = new ExactMmd(new GaussianKernel(1)).unbiased(x, y);

    // The standard deviation of the estimate here is about .008.
    assertThat(estimate).isCloseTo(.10234552, within(.025));
  }

  @ParameterizedTest
  @CsvSource({"1, .43233236", "2, .24542109"})
  void findsTheMeanKernelOfTheUniformSphere(double k, double expected) {
    assertThat((1 - Math.exp(-2 * k)) / (2 * k)).isCloseTo(expected, within(1e-8));
    float[][] sphere = new float[2000][];
    for (int i = 0; i < sphere.length; i++) {
      sphere[i] = Vectors.unit(random, 3);
    }

    double mean = new ExactMmd(new GaussianKernel(1 / Math.sqrt(k))).meanWithin(sphere);

    assertThat(mean).isCloseTo(expected, within(.003));
  }

  @Test
  void rejectsASingletonSample() {
    ExactMmd mmd = new ExactMmd(new GaussianKernel(1));

    assertThatThrownBy(() -> mmd.unbiased(new float[1][3], new float[5][3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sample of 1 points but an unbiased estimate needs at least 2");
  }

  private float[][] sample(int n, int dimension) {
    float[][] points = new float[n][];
    for (int i = 0; i < n; i++) {
      points[i] = Vectors.normal(random, dimension);
    }
    return points;
  }
}
