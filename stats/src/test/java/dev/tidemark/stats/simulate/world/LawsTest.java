package dev.tidemark.stats.simulate.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LawsTest {
  private static final Draws DRAWS = new Draws(42);
  private static final int RUNS = 40_000;

  @Test
  void drawsUniformsWithMeanHalfAndVarianceOneTwelfth() {
    assertThat(mean(DRAWS::uniform)).isCloseTo(.5, within(.006));
    assertThat(mean(i -> Math.pow(DRAWS.uniform(i) - .5, 2))).isCloseTo(1 / 12.0, within(.002));
  }

  @Test
  void drawsStandardNormals() {
    assertThat(mean(DRAWS::gaussian)).isCloseTo(0, within(.02));
    assertThat(mean(i -> Math.pow(DRAWS.gaussian(i), 2))).isCloseTo(1, within(.03));
    assertThat(mean(i -> Math.pow(DRAWS.gaussian(i), 4))).isCloseTo(3, within(.25));
  }

  @Test
  void neighbouringAddressesAreUncorrelated() {
    double covariance =
        mean(i -> (DRAWS.at(i).uniform(0) - .5) * (DRAWS.at(i + 1).uniform(0) - .5));
    assertThat(covariance).isCloseTo(0, within(.0015));
  }

  @Test
  void drawsPoissonWithMeanAndVarianceEqualToItsRate() {
    assertThat(mean(i -> Laws.poisson(2.5, DRAWS.uniform(i)))).isCloseTo(2.5, within(.04));
    assertThat(mean(i -> Math.pow(Laws.poisson(2.5, DRAWS.uniform(i)) - 2.5, 2)))
        .isCloseTo(2.5, within(.1));
    assertThat(Laws.poisson(0, .999999)).isZero();
  }

  @Test
  void drawsGammaWithMeanAndVarianceEqualToItsShape() {
    for (double shape : new double[] {.05, .7, 1, 4}) {
      double tolerance = .05 * Math.sqrt(shape) + .003;
      assertThat(mean(i -> Laws.gamma(shape, DRAWS.at(i)))).isCloseTo(shape, within(tolerance));
      assertThat(mean(i -> Math.pow(Laws.gamma(shape, DRAWS.at(i)) - shape, 2)))
          .isCloseTo(shape, within(.15 * shape));
    }
  }

  @Test
  void drawsBetaWithItsMean() {
    assertThat(mean(i -> Laws.beta(.2, 2, DRAWS.at(i)))).isCloseTo(.2 / 2.2, within(.005));
  }

  @Test
  void drawsDirichletVectorsAroundTheirShares() {
    double[] shapes = {3, 2, 1};
    assertThat(mean(i -> Laws.dirichlet(shapes, DRAWS.at(i))[0])).isCloseTo(.5, within(.005));
    double[] one = Laws.dirichlet(shapes, DRAWS);
    assertThat(one[0] + one[1] + one[2]).isCloseTo(1, within(1e-12));
  }

  @Test
  void picksByShare() {
    double[] shares = {.2, .5, .3};
    assertThat(Laws.pick(shares, .1)).isZero();
    assertThat(Laws.pick(shares, .2)).isEqualTo(1);
    assertThat(Laws.pick(shares, .999999999)).isEqualTo(2);
  }

  @Test
  void ranksByZipf() {
    assertThat(Laws.zipf(3, 1))
        .containsExactly(new double[] {6 / 11.0, 3 / 11.0, 2 / 11.0}, within(1e-15));
  }

  private static double mean(LongToDoubleFunction value) {
    return LongStream.range(0, RUNS).mapToDouble(value).average().orElseThrow();
  }
}
