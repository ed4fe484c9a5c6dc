package dev.tidemark.stats.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.stats.resample.Permutations;
import dev.tidemark.stats.sketch.WindowSketch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowShiftTest {

  @Test
  void isUnbiasedAndCoversZeroWhenTheSameUsersStay() {
    int runs = 60;
    int covered = 0;
    double mean = 0;
    double squares = 0;
    double floor = 0;
    for (int run = 0; run < runs; run++) {
      Traffic traffic = new Traffic(run, 120, .5);
      ShiftEstimate shift = WindowShift.between(traffic.window(4, 0), traffic.window(6, 0));
      covered += shift.interval().contains(0) ? 1 : 0;
      mean += shift.value() / runs;
      squares += shift.value() * shift.value() / runs;
      floor += shift.sd0() / runs;
    }

    double sd = Math.sqrt(squares);
    assertThat(mean).isCloseTo(0, within(4 * sd / Math.sqrt(runs)));
    assertThat(covered).isGreaterThanOrEqualTo(53);
    assertThat(floor).isCloseTo(sd, within(.35 * sd));
  }

  @Test
  void noiseFloorHoldsForDisjointUsers() {
    int runs = 60;
    double squares = 0;
    double floor = 0;
    for (int run = 0; run < runs; run++) {
      ShiftEstimate shift =
          WindowShift.between(
              new Traffic(run, 100, .5).window(4, 0),
              new Traffic(1000 + run, 100, .5).window(4, 0));
      squares += shift.value() * shift.value() / runs;
      floor += shift.sd0() / runs;
    }

    assertThat(floor).isCloseTo(Math.sqrt(squares), within(.35 * floor));
  }

  @Test
  void coversAShift() {
    Traffic truth = new Traffic(77, 4000, .5);
    double expected = WindowShift.between(truth.window(6, .3), truth.window(6, 0)).value();
    int covered = 0;
    for (int run = 0; run < 40; run++) {
      Traffic traffic = new Traffic(100 + run, 120, .5);
      ShiftEstimate shift = WindowShift.between(traffic.window(4, .3), traffic.window(4, 0));
      covered += shift.interval().contains(expected) ? 1 : 0;
      assertThat(shift.low()).isGreaterThan(0);
      assertThat(shift.value()).isGreaterThan(shift.detectable());
    }

    assertThat(covered).isGreaterThanOrEqualTo(35);
  }

  @Test
  void usersWhoStayMakeADistanceQuieterThanFreshOnes() {
    Traffic traffic = new Traffic(4, 150, .6);
    WindowSketch first = traffic.window(4, 0);

    double paired = WindowShift.between(first, traffic.window(4, 0)).sd0();
    double fresh = WindowShift.between(first, new Traffic(5, 150, .6).window(4, 0)).sd0();

    assertThat(paired).isLessThan(.5 * fresh);
  }

  @Test
  void heavyUsersShrinkTheEffectiveCount() {
    WindowSketch clustered = new Traffic(3, 60, .8).window(20, 0);
    WindowSketch loose = new Traffic(3, 240, 0).window(5, 0);

    ShiftEstimate strong = WindowShift.between(clustered, clustered);
    ShiftEstimate weak = WindowShift.between(loose, loose);

    assertThat(strong.nEff()).isLessThan(.15 * strong.n());
    assertThat(weak.nEff()).isGreaterThan(.8 * weak.n()).isLessThanOrEqualTo((double) weak.n());
  }

  @Test
  void signPermutationHasItsSizeUnderGrowth() {
    int rejected = 0;
    for (int run = 0; run < 200; run++) {
      Traffic traffic = new Traffic(run, 100, .5);
      rejected += p(traffic.window(4, 0), traffic.window(2, 0), run) <= .05 ? 1 : 0;
    }

    // 5 % of 200 is 10, standard deviation 3.1.
    assertThat(rejected).isBetween(2, 20);
  }

  @Test
  void signPermutationFindsAShift() {
    List<Double> values = new ArrayList<>();
    for (int run = 0; run < 5; run++) {
      Traffic traffic = new Traffic(run, 100, .5);
      values.add(p(traffic.window(4, .2), traffic.window(2, 0), run));
    }

    assertThat(values).allMatch(p -> p <= .01);
  }

  private static double p(WindowSketch current, WindowSketch reference, long seed) {
    return WindowShift.signPermutationP(current, reference, new Permutations(199, seed))
        .orElseThrow();
  }

  @Test
  void saysWhatIsMissingWhenThereIsTooLittle() {
    Traffic traffic = new Traffic(1, 100, .5);
    WindowSketch few = new WindowSketch(Traffic.SHAPE);
    few.add(0, 0, 1, Traffic.MAP.features(traffic.prompt(0, 0)));

    ShiftEstimate shift = WindowShift.between(traffic.window(4, 0), few);

    assertThat(shift.status()).isEqualTo(ShiftStatus.INSUFFICIENT);
    assertThat(shift.value()).isNaN();
    assertThat(shift.reason())
        .isEqualTo("1 records in each window, 100 needed; wait for more traffic");
    assertThat(WindowShift.signPermutationP(few, few, new Permutations(9, 1))).isEmpty();
  }
}
