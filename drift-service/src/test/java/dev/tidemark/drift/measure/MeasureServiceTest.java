package dev.tidemark.drift.measure;

import static dev.tidemark.chassis.testing.Results.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.drift.DriftException;
import dev.tidemark.drift.compute.ComputeService;
import dev.tidemark.stats.Estimate;
import dev.tidemark.stats.feature.FeatureSpace;
import dev.tidemark.stats.kernel.ExactMmd;
import dev.tidemark.stats.kernel.GaussianKernel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasureServiceTest {
  private static final FeatureSpace SPACE = FeatureSpace.of("test", 13, 1.39, 1);
  private final MeasureService service = new MeasureService(SPACE, new ComputeService());
  private final Random random = new Random(3);

  @Test
  void agreesWithTheExactEstimate() {
    ByteBuffer a = vectors(150, 0.4);
    ByteBuffer b = vectors(90, 0);

    Estimate measured = measure(a.duplicate(), b.duplicate());

    double exact =
        new ExactMmd(new GaussianKernel(SPACE.distance().bandwidth()))
            .unbiased(VectorSet.read("a", a, 13), VectorSet.read("b", b, 13));
    assertThat(measured.value()).isCloseTo(exact, within(1e-6));
    assertThat(measured.interval().low()).isPositive().isLessThan(measured.value());
    assertThat(measured.n()).isEqualTo(240);
  }

  @Test
  void coversZeroForTwoSamplesOfOneKind() {
    assertThat(measure(vectors(200, 0), vectors(200, 0)).interval().contains(0)).isTrue();
  }

  @Test
  void hasNoNumberForTwoVectors() {
    assertThat(measure(vectors(2, 0), vectors(9, 0)).reason())
        .isEqualTo("2 vectors in the smaller set, and 3 are needed");
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
  void refusesWhatIsNotFinite(float component) {
    ByteBuffer bad = vectors(4, 0);
    bad.putFloat(2 * 13 * Float.BYTES, component);

    assertThatThrownBy(() -> measure(vectors(4, 0), bad))
        .isInstanceOf(DriftException.NotAVector.class)
        .hasMessageContaining("row 2 of \"b\" holds " + component);
  }

  @Test
  void refusesAZeroVector() {
    ByteBuffer zero = ByteBuffer.allocate(3 * 13 * Float.BYTES);

    assertThatThrownBy(() -> measure(zero, vectors(4, 0)))
        .isInstanceOf(DriftException.NotAVector.class)
        .hasMessageContaining("row 0 of \"a\" is zero");
  }

  @Test
  void refusesAnotherDimension() {
    assertThatThrownBy(() -> measure(ByteBuffer.allocate(12 * Float.BYTES), vectors(4, 0)))
        .isInstanceOf(DriftException.WrongDimension.class);
  }

  @Test
  void refusesMoreThanItCanHold() {
    ByteBuffer many = ByteBuffer.allocate(10_001 * 13 * Float.BYTES);

    assertThatThrownBy(() -> measure(many, vectors(4, 0)))
        .isInstanceOf(DriftException.TooManyItems.class);
  }

  @Test
  void refusesVectorsOfAnotherEmbedderOrSpace() {
    assertThatThrownBy(() -> service.measure("other", SPACE.id(), vectors(4, 0), vectors(4, 0)))
        .isInstanceOf(DriftException.WrongEmbedder.class);
    assertThatThrownBy(() -> service.measure("test", "other", vectors(4, 0), vectors(4, 0)))
        .isInstanceOf(DriftException.WrongSpace.class);
  }

  private Estimate measure(ByteBuffer a, ByteBuffer b) {
    return get(service.measure("test", SPACE.id(), a, b));
  }

  private ByteBuffer vectors(int rows, double shift) {
    ByteBuffer bytes = ByteBuffer.allocate(rows * 13 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < rows * 13; i++) {
      bytes.putFloat((float) (random.nextGaussian() + (i % 13 == 0 ? 3 * shift : 0)));
    }
    return bytes.flip();
  }
}
