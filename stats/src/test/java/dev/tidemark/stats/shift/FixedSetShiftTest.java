package dev.tidemark.stats.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.stats.Interval;
import dev.tidemark.stats.random.SplitMix64;
import dev.tidemark.stats.sketch.WindowSketch;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FixedSetShiftTest {

  @Test
  void aRandomSetOfSizeMIsWorthMFreshPrompts() {
    int m = 40;
    int sets = 400;
    Traffic traffic = new Traffic(1, 3000, .5);
    WindowSketch production = traffic.window(3, 0);
    SplitMix64 random = new SplitMix64(9);
    float[][] pool = pool(traffic);

    double mean = 0;
    for (int k = 0; k < sets; k++) {
      float[][] items = new float[m][];
      Arrays.setAll(items, i -> pool[random.nextInt(pool.length)]);
      mean += FixedSetShift.value(FixedSet.of(items, ones(m)), production) / sets;
    }

    double worth = SketchMoments.kernelVariance(production) / mean;
    assertThat(worth).isCloseTo(m, within(.12 * m));
  }

  private static float[][] pool(Traffic traffic) {
    float[][] pool = new float[6000][];
    Arrays.setAll(pool, i -> Traffic.MAP.features(traffic.freshPrompt()));
    return pool;
  }

  @Test
  void intervalCoversTheDistanceToThePopulation() {
    float[][] items = new float[30][];
    Traffic source = new Traffic(5, 200, .5);
    Arrays.setAll(items, i -> Traffic.MAP.features(source.prompt(i, .3)));
    FixedSet set = FixedSet.of(items, ones(30));
    double truth = FixedSetShift.value(set, new Traffic(50, 6000, .5).window(4, 0));
    int covered = 0;
    for (int run = 0; run < 60; run++) {
      FixedSetShift shift = FixedSetShift.of(set, new Traffic(100 + run, 150, .5).window(4, 0));
      covered += shift.distance().interval().contains(truth) ? 1 : 0;
    }

    assertThat(covered).isGreaterThanOrEqualTo(53);
  }

  @Test
  void lightFollowsTheWorthOfTheSet() {
    Interval interval = new Interval(.001, .003);

    EquivalentFreshSample amber = EquivalentFreshSample.of(500, .8, .002, interval);

    assertThat(amber.value()).isCloseTo(400, within(1e-9));
    assertThat(amber.interval().low()).isCloseTo(.8 / .003, within(1e-9));
    assertThat(amber.interval().high()).isCloseTo(800, within(1e-9));
    assertThat(amber.ratio()).isCloseTo(1.25, within(1e-12));
    assertThat(amber.light()).isEqualTo(TrafficLight.AMBER);
    assertThat(light(.0016)).isEqualTo(TrafficLight.GREEN);
    assertThat(light(.0064)).isEqualTo(TrafficLight.AMBER);
    assertThat(light(.0065)).isEqualTo(TrafficLight.RED);
  }

  private static TrafficLight light(double v) {
    return light(v, v, v);
  }

  private static TrafficLight light(double v, double low, double high) {
    return EquivalentFreshSample.of(500, .8, v, new Interval(low, high)).light();
  }

  @Test
  void aSetThatCannotBeToldFromProductionHasNoUpperLimit() {
    EquivalentFreshSample worth =
        EquivalentFreshSample.of(500, .8, -.0001, new Interval(-.001, .0008));

    assertThat(worth.value()).isInfinite();
    assertThat(worth.interval().low()).isCloseTo(1000, within(1e-9));
    assertThat(worth.interval().high()).isInfinite();
    assertThat(worth.light()).isEqualTo(TrafficLight.GREEN);
  }

  @Test
  void noiseIsNeitherGreenNorRed() {
    EquivalentFreshSample noise =
        EquivalentFreshSample.of(500, .4, -.0001, new Interval(-.02, .02));

    assertThat(noise.interval().low()).isCloseTo(20, within(1e-9));
    assertThat(noise.light()).isEqualTo(TrafficLight.UNDECIDED);
    // A value that looks red is as little to be trusted.
    assertThat(light(.01, -.002, .02)).isEqualTo(TrafficLight.UNDECIDED);
    // The interval is [m/4, 2m], then one that ends below m: not both lights are possible.
    assertThat(light(.002, .0008, .0064)).isEqualTo(TrafficLight.AMBER);
    assertThat(light(.002, .0017, .02)).isEqualTo(TrafficLight.AMBER);
    assertThat(light(.002, .0016, .0065)).isEqualTo(TrafficLight.UNDECIDED);
  }

  @Test
  void saysWhatIsMissingWhenThereIsTooLittle() {
    Traffic traffic = new Traffic(1, 5, .5);
    FixedSet set = FixedSet.of(new float[][] {Traffic.MAP.features(traffic.prompt(0, 0))}, ones(1));

    FixedSetShift shift = FixedSetShift.of(set, traffic.window(60, 0));

    assertThat(shift.equivalent()).isEmpty();
    assertThat(shift.distance().reason())
        .isEqualTo("5 blocks of users, 20 needed; wait for more users");
  }

  private static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ones;
  }
}
