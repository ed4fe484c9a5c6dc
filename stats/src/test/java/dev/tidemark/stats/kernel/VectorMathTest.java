package dev.tidemark.stats.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.stats.Vectors;
import dev.tidemark.stats.random.SplitMix64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorMathTest {

  private static final VectorImplementation SCALAR = new ScalarVectorMath();

  private final SplitMix64 random = new SplitMix64(11);

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 13, 384, 768, 1536})
  void floatReductionsAgreeWithPlainLoops(int n) {
    float[] a = Vectors.normal(random, n);
    float[] b = Vectors.normal(random, n);

    double tolerance = 1e-6 * n;
    assertThat(VectorMath.dot(a, b)).isCloseTo(SCALAR.dot(a, b), within(tolerance));
    assertThat(VectorMath.squaredDistance(a, b))
        .isCloseTo(SCALAR.squaredDistance(a, b), within(tolerance));
    assertThat(VectorMath.norm(a)).isCloseTo(Math.sqrt(SCALAR.dot(a, a)), within(tolerance));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 13, 384, 768, 1536})
  void doubleReductionsAgreeWithPlainLoops(int n) {
    double[] a = Vectors.widened(Vectors.normal(random, n));
    double[] b = Vectors.widened(Vectors.normal(random, n));

    double tolerance = 1e-14 * n;
    assertThat(VectorMath.dot(a, b)).isCloseTo(SCALAR.dot(a, b), within(tolerance));
    assertThat(VectorMath.squaredDistance(a, b))
        .isCloseTo(SCALAR.squaredDistance(a, b), within(10 * tolerance));
    assertThat(VectorMath.norm(a)).isCloseTo(Math.sqrt(SCALAR.dot(a, a)), within(tolerance));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 13, 384, 768, 1536})
  void squaredDistanceFollowsFromDots(int n) {
    double[] a = Vectors.widened(Vectors.normal(random, n));
    double[] b = Vectors.widened(Vectors.normal(random, n));

    double fromDots = VectorMath.dot(a, a) + VectorMath.dot(b, b) - 2 * VectorMath.dot(a, b);
    assertThat(VectorMath.squaredDistance(a, b)).isCloseTo(fromDots, within(1e-13 * n));
    assertThat(VectorMath.squaredDistance(a, a)).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 13, 384, 768, 1536})
  void axpyHasTheSameBitsInBothForms(int n) {
    float[] x = Vectors.normal(random, n);
    float[] y = Vectors.normal(random, n);
    float[] expected = y.clone();
    SCALAR.axpy(0.3f, x, expected);

    VectorMath.axpy(0.3f, x, y);

    assertThat(y).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 13, 384, 768, 1536})
  void doubleAxpyHasTheSameBitsInBothForms(int n) {
    double[] x = Vectors.widened(Vectors.normal(random, n));
    double[] y = Vectors.widened(Vectors.normal(random, n));
    double[] expected = y.clone();
    SCALAR.axpy(0.3, x, expected);

    VectorMath.axpy(0.3, x, y);

    assertThat(y).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 13, 100, 384})
  void projectionHasTheSameBitsInBothForms(int columns) {
    float[] matrix = Vectors.normal(random, 13 * columns);
    float[][] x = {Vectors.normal(random, 13), Vectors.normal(random, 13)};
    float[][] out = new float[2][columns];
    float[][] expected = new float[2][columns];
    SCALAR.project(matrix, columns, x, expected);

    VectorMath.project(matrix, columns, x, out);

    assertThat(out).isDeepEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 13, 384, 768, 1536})
  void cosineAndSineAreAccurateAndTheSameBitsInBothForms(int n) {
    float[] angles = new float[n];
    for (int i = 0; i < n; i++) {
      angles[i] = (float) random.nextDouble(-40, 40);
    }
    float[] out = new float[2 * n];
    float[] scalar = new float[2 * n];
    SCALAR.cosSin(angles, 1f, scalar);

    VectorMath.cosSin(angles, 1f, out);

    assertThat(out).isEqualTo(scalar);
    for (int i = 0; i < n; i++) {
      assertThat((double) out[i]).isCloseTo(StrictMath.cos(angles[i]), within(1e-6));
      assertThat((double) out[n + i]).isCloseTo(StrictMath.sin(angles[i]), within(1e-6));
    }
  }

  @Test
  void cosineAndSineHoldUpToTheStatedAngle() {
    float[] angles = new float[100_000];
    for (int i = 0; i < angles.length; i++) {
      angles[i] = (float) random.nextDouble(-8192, 8192);
    }
    float[] out = new float[2 * angles.length];

    VectorMath.cosSin(angles, 1f, out);

    double worst = 0;
    for (int i = 0; i < angles.length; i++) {
      worst = Math.max(worst, Math.abs(out[i] - StrictMath.cos(angles[i])));
      worst = Math.max(worst, Math.abs(out[angles.length + i] - StrictMath.sin(angles[i])));
    }
    assertThat(worst).isLessThan(1e-6);
  }

  @Test
  void perpendicularVectorsHaveDotZero() {
    assertThat(VectorMath.dot(new float[] {1, 0, 2}, new float[] {-2, 5, 1})).isZero();
    assertThat(VectorMath.dot(new float[0], new float[0])).isZero();
  }

  @Test
  void rejectsDifferentLengths() {
    assertThatThrownBy(() -> VectorMath.dot(new float[2], new float[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("lengths 2 and 3 differ; pass vectors of one shape");
  }
}
