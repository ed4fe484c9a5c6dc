package dev.tidemark.stats.simulate.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.stats.feature.FeatureMap;
import dev.tidemark.stats.kernel.VectorMath;
import dev.tidemark.stats.simulate.world.Drift;
import dev.tidemark.stats.simulate.world.World;
import dev.tidemark.stats.simulate.world.WorldEvent;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromptVectorsTest {

  private final World world = new World(Scenario.none("none", 60, Drift.none()).world(1));
  private final List<WorldEvent> events = world.events().limit(500).toList();

  @Test
  void hasTheGeometryOfASentenceEmbedder() {
    PromptVectors vectors = new PromptVectors(world, 384, 0);
    float[][] x = events.stream().map(vectors::vector).toArray(float[][]::new);
    double[] within = cosines(x, true);
    double[] between = cosines(x, false);

    assertThat(Arrays.stream(within).average().orElseThrow()).isCloseTo(.45, within(.04));
    assertThat(Arrays.stream(between).average().orElseThrow()).isCloseTo(.08, within(.04));
    double[] distances = Arrays.stream(between).map(c -> Math.sqrt(2 - 2 * c)).sorted().toArray();
    assertThat(distances[distances.length / 2]).isCloseTo(1.35, within(.04));
  }

  private double[] cosines(float[][] x, boolean sameTopic) {
    double[] cosines = new double[x.length * (x.length - 1) / 2];
    int count = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < i; j++) {
        boolean same = events.get(i).topic() == events.get(j).topic();
        if (same == sameTopic && events.get(i).user() != events.get(j).user()) {
          cosines[count++] = VectorMath.dot(x[i], x[j]);
        }
      }
    }
    return Arrays.copyOf(cosines, count);
  }

  @Test
  void repeatsAndHasNormOne() {
    PromptVectors vectors = new PromptVectors(world, 48, 0);
    float[] first = vectors.vector(events.getFirst());

    assertThat(first).isEqualTo(new PromptVectors(world, 48, 0).vector(events.getFirst()));
    assertThat(VectorMath.norm(first)).isCloseTo(1, within(1e-6));
  }

  @Test
  void truthIsZeroWithoutEffectAndPositiveWithIt() {
    FeatureMap map = new FeatureMap(32, 32, 1.349, 1);

    SimulatedPanel none = new SimulatedPanel(Scenario.none("none", 100, Drift.usual()), 3, map);
    SimulatedPanel some = new SimulatedPanel(Scenario.wording(100, .5, .5), 3, map);

    assertThat(none.wordingTruth().squaredNorm()).isZero();
    assertThat(some.wordingTruth().squaredNorm()).isPositive();
    assertThat(some.wordingTruth().squaredNorm()).isGreaterThan(some.topicTruth().squaredNorm());
  }
}
