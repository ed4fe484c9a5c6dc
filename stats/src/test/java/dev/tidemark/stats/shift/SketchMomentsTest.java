package dev.tidemark.stats.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.stats.sketch.BlockSketch;
import dev.tidemark.stats.sketch.SketchShape;
import dev.tidemark.stats.sketch.WindowSketch;
import org.junit.jupiter.api.Test;

class SketchMomentsTest {

  private static final double[] OMEGA = {.5, 1.3};
  private static final SketchShape SHAPE = new SketchShape(4, 1);

  @Test
  void sketchEqualsTheDirectSum() {
    WindowSketch x = spread(new double[] {0, 1, 2}, new double[] {1, 1, 1});
    WindowSketch z = spread(new double[] {1, 3}, new double[] {1, 1});

    assertThat(SketchMoments.independentMmd2(x, z)).isCloseTo(-.57327427, within(1e-8));
    assertThat(SketchMoments.independentMmd2(z, x)).isCloseTo(-.57327427, within(1e-8));
  }

  @Test
  void weightedSecondMomentIsTheDirectSum() {
    WindowSketch x = spread(new double[] {0, 1, 2}, new double[] {1, 2, 1});

    assertThat(SketchMoments.independent(x)).isCloseTo(.42637391, within(1e-8));
    // One record a block: dropping same-block pairs is dropping the diagonal.
    assertThat(SketchMoments.clustered(x)).isCloseTo(.42637391, within(1e-8));
    assertThat(SketchMoments.kernelVariance(x)).isCloseTo(1 - .42637391, within(1e-8));
  }

  @Test
  void clusteredMomentDropsPairsOfOneBlock() {
    WindowSketch x = new WindowSketch(SHAPE);
    x.merge(0, block(new double[] {0, .1, .2}));
    x.merge(9, block(new double[] {2}));

    double direct = (kernel(0, 2) + kernel(.1, 2) + kernel(.2, 2)) / 3;
    assertThat(SketchMoments.clustered(x)).isCloseTo(direct, within(1e-10));
  }

  @Test
  void crossTermDropsPairsOfOneBlockAndLeavesOneOut() {
    WindowSketch p = new WindowSketch(SHAPE);
    WindowSketch q = new WindowSketch(SHAPE);
    p.merge(0, block(new double[] {0, .4}));
    p.merge(1, block(new double[] {1}));
    p.merge(2, block(new double[] {.7}));
    q.merge(0, block(new double[] {.2}));
    q.merge(1, block(new double[] {1.5, 2}));
    q.merge(3, block(new double[] {3}));

    DisjointPairs pairs = new DisjointPairs(new BlockSums(p), new BlockSums(q));

    double[][] kept = {
      {0, 1.5}, {0, 2}, {0, 3}, {.4, 1.5}, {.4, 2}, {.4, 3}, {1, .2}, {1, 3}, {.7, .2}, {.7, 1.5},
      {.7, 2}, {.7, 3}
    };
    assertThat(pairs.mean()).isCloseTo(mean(kept), within(1e-10));
    double[][] withoutOne = {{0, 3}, {.4, 3}, {.7, .2}, {.7, 3}};
    assertThat(pairs.meanWithout(1)).isCloseTo(mean(withoutOne), within(1e-10));
  }

  @Test
  void rejectsOneRecord() {
    WindowSketch one = spread(new double[] {1}, new double[] {1});

    assertThatThrownBy(() -> SketchMoments.independent(one))
        .hasMessage("1 records but an unbiased estimate needs at least 2");
    assertThatThrownBy(() -> SketchMoments.clustered(one))
        .hasMessage("1 blocks but an unbiased estimate needs at least 2");
  }

  private static double mean(double[][] pairs) {
    double sum = 0;
    for (double[] pair : pairs) {
      sum += kernel(pair[0], pair[1]) / pairs.length;
    }
    return sum;
  }

  private static double kernel(double x, double y) {
    return (Math.cos(OMEGA[0] * (x - y)) + Math.cos(OMEGA[1] * (x - y))) / 2;
  }

  private static WindowSketch spread(double[] points, double[] weights) {
    WindowSketch window = new WindowSketch(SHAPE);
    for (int i = 0; i < points.length; i++) {
      BlockSketch block = new BlockSketch(SHAPE);
      block.add(0, weights[i], phi(points[i]));
      window.merge(i, block);
    }
    return window;
  }

  private static BlockSketch block(double[] points) {
    BlockSketch block = new BlockSketch(SHAPE);
    for (double point : points) {
      block.add(0, 1, phi(point));
    }
    return block;
  }

  private static double[] phi(double x) {
    double scale = 1 / Math.sqrt(2);
    return new double[] {
      scale * Math.cos(OMEGA[0] * x),
      scale * Math.cos(OMEGA[1] * x),
      scale * Math.sin(OMEGA[0] * x),
      scale * Math.sin(OMEGA[1] * x)
    };
  }
}
