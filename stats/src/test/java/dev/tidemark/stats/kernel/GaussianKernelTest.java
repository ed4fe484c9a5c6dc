package dev.tidemark.stats.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GaussianKernelTest {

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, 1, 1, .17726763",
    "1, 0, 1, 2, 1, .09418702",
    "2, 1, 1, 1, 1, .10234552",
    "10, 1, 1, 1, 3.1622776601683795, .03280168",
    "384, .5, .05, .05, .674, .05825664"
  })
  void knowsTheDistanceOfNormals(
      int dimension, double shift, double sd1, double sd2, double bandwidth, double expected) {
    double mmd2 =
        new GaussianKernel(bandwidth).mmd2OfNormals(dimension, sd1 * sd1, sd2 * sd2, shift * shift);

    assertThat(mmd2).isCloseTo(expected, within(1e-8));
  }

  @Test
  void isOneAtDistanceZeroAndFallsWithDistance() {
    GaussianKernel kernel = new GaussianKernel(0.5);

    assertThat(kernel.at(0)).isEqualTo(1);
    assertThat(kernel.at(0.5)).isCloseTo(Math.exp(-1), within(1e-15));
    assertThat(kernel.of(new float[] {1, 0}, new float[] {0, 1}))
        .isCloseTo(Math.exp(-4), within(1e-9));
  }

  @Test
  void rejectsBandwidthZero() {
    assertThatThrownBy(() -> new GaussianKernel(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("bandwidth 0.0 but a positive, finite number is required");
  }
}
