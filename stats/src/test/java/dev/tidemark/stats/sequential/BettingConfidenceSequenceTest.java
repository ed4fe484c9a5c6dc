package dev.tidemark.stats.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.stats.Interval;
import dev.tidemark.stats.random.SplitMix64;
import org.junit.jupiter.api.Test;

class BettingConfidenceSequenceTest {

  private static final double ALPHA = .05;

  @Test
  void givesTheKnownLimits() {
    BettingConfidenceSequence small = new BettingConfidenceSequence(Duels.of(60, 20, 20));

    isInterval(small.interval(ALPHA), .1146188, .6330471);
    assertThat(small.logWealthAbove(0)).isCloseTo(8.3517679, within(5e-8));
    isInterval(sequence(400, 300, 300).interval(ALPHA), .0131909, .1852516);
    isInterval(sequence(0, 100, 0).interval(ALPHA), -.0585127, .0585127);
  }

  @Test
  void givesTheKnownLimitsOfAProbability() {
    Interval interval = sequence(700, 0, 300).interval(ALPHA);

    assertThat((1 + interval.low()) / 2).isCloseTo(.650925, within(5e-7));
    assertThat((1 + interval.high()) / 2).isCloseTo(.745839, within(5e-7));
  }

  @Test
  void mirrorsWhenCandidateAndIncumbentChangePlaces() {
    Interval one = sequence(31, 12, 7).interval(ALPHA);
    Interval other = sequence(7, 12, 31).interval(ALPHA);

    isInterval(other, -one.high(), -one.low(), 1e-11);
    assertThat(sequence(31, 12, 7).logWealthBelow(.2))
        .isCloseTo(sequence(7, 12, 31).logWealthAbove(-.2), within(1e-12));
  }

  @Test
  void wealthFallsInTheMeanAndIsTheProductOfItsBets() {
    ScoreHistogram histogram = mixed(60);
    BettingConfidenceSequence sequence = new BettingConfidenceSequence(histogram);
    double previous = Double.POSITIVE_INFINITY;
    for (double mu = -.99; mu <= 1; mu += .01) {
      double log = sequence.logWealthAbove(mu);
      assertThat(log)
          .isLessThan(previous)
          .isCloseTo(Math.log(product(histogram, mu)), within(1e-9));
      previous = log;
    }
  }

  private static double product(ScoreHistogram histogram, double mu) {
    double mean = 0;
    for (int j = 0; j < 9; j++) {
      double c = .95 * Math.pow(2, -.75 * j);
      double m = (mu + 1) / 2;
      mean +=
          histogram
                  .used()
                  .mapToDouble(
                      cell -> {
                        double r = ScoreHistogram.requestsOf(cell) / 8.0;
                        double y = (ScoreHistogram.differenceOf(cell) + 1) / 2;
                        return Math.pow(1 - c * r + c * r * y / m, (double) histogram.count(cell));
                      })
                  .reduce(1, (a, b) -> a * b)
              / 9;
    }
    return mean;
  }

  private static ScoreHistogram mixed(int units) {
    SplitMix64 random = new SplitMix64(5);
    ScoreHistogram histogram = ScoreHistogram.EMPTY;
    for (int k = 0; k < units; k++) {
      histogram =
          histogram.plus(1 + random.nextInt(8), 2 * random.nextDouble() - 1, random.nextDouble());
    }
    return histogram;
  }

  @Test
  void knowsNothingWithoutData() {
    BettingConfidenceSequence empty = new BettingConfidenceSequence(ScoreHistogram.EMPTY);

    isInterval(empty.interval(ALPHA), -1, 1, 0);
    assertThat(empty.logWealthAbove(0)).isZero();
  }

  @Test
  void staysFiniteAtTheEdges() {
    Interval wins = sequence(1_000_000_000, 0, 0).interval(ALPHA);
    Interval losses = sequence(0, 0, 1_000_000_000).interval(ALPHA);

    assertThat(wins.low()).isBetween(.999999, 1.0);
    assertThat(wins.high()).isEqualTo(1);
    assertThat(losses.low()).isEqualTo(-1);
    assertThat(losses.high()).isBetween(-1.0, -.999999);
  }

  @Test
  void lightUserDaysWeighLess() {
    ScoreHistogram light = ScoreHistogram.EMPTY;
    for (int k = 0; k < 40; k++) {
      light = light.plus(1, 1, 0);
    }

    assertThat(new BettingConfidenceSequence(light).interval(ALPHA).low())
        .isLessThan(sequence(40, 0, 0).interval(ALPHA).low());
  }

  @Test
  void refusesLevelsAndMeansOutOfRange() {
    assertThatIllegalArgumentException().isThrownBy(() -> sequence(1, 1, 1).interval(1));
    assertThatIllegalArgumentException().isThrownBy(() -> sequence(1, 1, 1).logWealthAbove(-1));
  }

  private static BettingConfidenceSequence sequence(int wins, int ties, int losses) {
    return new BettingConfidenceSequence(Duels.of(wins, ties, losses));
  }

  private static void isInterval(Interval actual, double low, double high) {
    isInterval(actual, low, high, 6e-8);
  }

  private static void isInterval(Interval actual, double low, double high, double tolerance) {
    assertThat(actual.low()).isCloseTo(low, within(tolerance));
    assertThat(actual.high()).isCloseTo(high, within(tolerance));
  }
}
