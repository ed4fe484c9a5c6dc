package dev.tidemark.drift.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.chassis.stream.Vectors;
import dev.tidemark.drift.story.Story;
import dev.tidemark.stats.shift.FixedSet;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionPointsTest {

  @Test
  void isTheWeightedMeanOfTheFeatures() {
    float[] a = new float[Story.SPACE.dimension()];
    float[] b = a.clone();
    a[0] = 1;
    b[1] = 1;

    FixedSet points = VersionPoints.of(List.of(item(.75, a), item(.25, b)), Story.SPACE);

    float[][] features = Story.SPACE.distance().features(new float[][] {a, b});
    assertThat(points.size()).isEqualTo(2);
    for (int i = 0; i < features[0].length; i++) {
      assertThat(points.mean()[i])
          .isCloseTo(.75 * features[0][i] + .25 * features[1][i], within(1e-6));
    }
  }

  @Test
  void refusesVectorsOfAnotherLength() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VersionPoints.of(List.of(item(1, new float[2])), Story.SPACE))
        .withMessage("an item has a vector of 8 bytes but its space has 96");
  }

  private static VersionItem item(double weight, float[] vector) {
    return new VersionItem(
        ByteBuffer.allocate(32), weight, ByteBuffer.wrap(Vectors.toBytes(vector)));
  }
}
