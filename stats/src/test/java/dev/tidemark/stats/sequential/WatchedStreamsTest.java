package dev.tidemark.stats.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.stats.random.SplitMix64;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Many streams, each looked at after every closed user-day. */
class WatchedStreamsTest {

  private static final int STREAMS = 2000;
  private static final double ALPHA = .05;
  private static final double LOG_THRESHOLD = Math.log(2 / ALPHA);
  private static final double ALLOWED = ALPHA + 2 * Math.sqrt(ALPHA * (1 - ALPHA) / STREAMS);

  @Test
  void nullPairIsSeldomCalledBetterOrWorse() {
    assertThat(decided(100, NULL_PAIR)).isLessThanOrEqualTo(ALLOWED).isGreaterThan(.005);
  }

  @Test
  void heavyUsersWhoLoseAreSetOffByLightOnesWhoWin() {
    assertThat(decided(200, UNLIKE_USERS)).isLessThanOrEqualTo(ALLOWED).isGreaterThan(.005);
  }

  @Test
  void betterCandidateIsFoundAsSoonAsPlanned() {
    double mean = 0;
    for (int stream = 0; stream < STREAMS; stream++) {
      int at = decidedAt(new SplitMix64(300).stream(stream), 20_000, BETTER_DUELS);
      assertThat(at).isPositive();
      mean += at / (double) STREAMS;
    }

    // 167 in an independent simulation; 2,000 streams place the mean to about 3.
    assertThat(mean).isCloseTo(167, within(10.0));
  }

  @Test
  void theStreamsAreReadAsTheVerdictReadsThem() {
    for (int stream = 0; stream < 200; stream++) {
      Watch watch = new Watch();
      SplitMix64 random = new SplitMix64(300).stream(stream);
      long[] counts = new long[ScoreHistogram.CAP * ScoreHistogram.BINS];
      while (!watch.decided()) {
        int cell = BETTER_DUELS.draw(random);
        counts[cell]++;
        watch.add(cell);
      }
      BettingConfidenceSequence sequence =
          new BettingConfidenceSequence(ScoreHistogram.ofCells(counts));
      assertThat(sequence.logWealthAbove(0)).isCloseTo(Watch.log(watch.up), within(1e-9));
      assertThat(sequence.logWealthBelow(0)).isCloseTo(Watch.log(watch.down), within(1e-9));
      assertThat(Verdict.of(sequence.interval(ALPHA), .1)).isIn(Verdict.BETTER, Verdict.WORSE);
    }
  }

  /** Draws the cell of one user-day. */
  private interface Units {
    int draw(SplitMix64 random);
  }

  // 1 to 8 requests of a user-day, each won, tied or lost with probability .3, .4, .3.
  private static final Units NULL_PAIR = random -> cell(random, 1 + random.nextInt(8), .3, .3);

  // Light days: mean .4 with one request; heavy days: mean -.05 with eight: sum of n d is 0 in
  // mean.
  private static final Units UNLIKE_USERS =
      random -> random.nextBoolean() ? cell(random, 1, .6, .2) : cell(random, 8, .275, .325);

  private static final Units BETTER_DUELS =
      random -> {
        double u = random.nextDouble();
        return ScoreHistogram.cell(8, u < .45 ? 1 : u < .75 ? 0 : -1, 0);
      };

  private static int cell(SplitMix64 random, int n, double win, double loss) {
    int sum = 0;
    for (int k = 0; k < n; k++) {
      double u = random.nextDouble();
      sum += u < win ? 1 : u < win + loss ? -1 : 0;
    }
    return ScoreHistogram.cell(n, sum / (double) n, random.nextDouble());
  }

  /** Share of the streams that are decided within 1,000 user-days. */
  private static double decided(long seed, Units units) {
    long decided = 0;
    for (int stream = 0; stream < STREAMS; stream++) {
      decided += decidedAt(new SplitMix64(seed).stream(stream), 1000, units) > 0 ? 1 : 0;
    }
    return decided / (double) STREAMS;
  }

  private static int decidedAt(SplitMix64 random, int most, Units units) {
    Watch watch = new Watch();
    for (int t = 1; t <= most; t++) {
      watch.add(units.draw(random));
      if (watch.decided()) {
        return t;
      }
    }
    return 0;
  }

  /** Log wealth at mean 0, both ways, one user-day at a time. */
  private static final class Watch {

    private static final int STAKES = 9;
    private static final double[][] FACTORS = factors();

    private final double[] up = new double[STAKES];
    private final double[] down = new double[STAKES];

    private static double[][] factors() {
      double[][] factors = new double[ScoreHistogram.CAP * ScoreHistogram.BINS][2 * STAKES];
      for (int cell = 0; cell < factors.length; cell++) {
        double bet = ScoreHistogram.requestsOf(cell) / 8.0 * ScoreHistogram.differenceOf(cell);
        for (int j = 0; j < STAKES; j++) {
          double stake = .95 * Math.pow(2, -.75 * j);
          factors[cell][j] = Math.log1p(stake * bet);
          factors[cell][STAKES + j] = Math.log1p(-stake * bet);
        }
      }
      return factors;
    }

    void add(int cell) {
      for (int j = 0; j < STAKES; j++) {
        up[j] += FACTORS[cell][j];
        down[j] += FACTORS[cell][STAKES + j];
      }
    }

    boolean decided() {
      return reaches(up) || reaches(down);
    }

    // A mean of nine is at most the largest: most user-days need no exponential.
    private static boolean reaches(double[] logs) {
      return Arrays.stream(logs).max().orElseThrow() >= LOG_THRESHOLD && log(logs) >= LOG_THRESHOLD;
    }

    static double log(double[] logs) {
      return Math.log(Arrays.stream(logs).map(Math::exp).sum() / STAKES);
    }
  }
}
