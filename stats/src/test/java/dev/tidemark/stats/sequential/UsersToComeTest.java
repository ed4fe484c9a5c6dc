package dev.tidemark.stats.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.stats.random.SplitMix64;
import org.junit.jupiter.api.Test;

class UsersToComeTest {
  private static final double ALPHA = .05;

  @Test
  void weighsUsersByTheirRequests() {
    // m = (20 - 10) / 50 = .2; (40 * .09 + 10 * 1.44) / (50 - 170 / 50) = 18 / 46.6.
    ScoreHistogram firstDays = ScoreHistogram.EMPTY;
    for (int k = 0; k < 10; k++) {
      firstDays = firstDays.plus(4, .5, 0).plus(1, -1, 0);
    }

    assertThat(UsersToCome.betweenUsers(firstDays)).isCloseTo(18 / 46.6, within(1e-12));
    UsersToCome toCome = UsersToCome.of(firstDays, rule(.2)).orElseThrow();
    assertThat(toCome.needed()).isCloseTo(10 * 18 / 46.6 / .04, within(1e-9));
    assertThat(toCome.difference().value()).isCloseTo(.2, within(1e-12));
    assertThat(toCome.difference().n()).isEqualTo(50);
    assertThat(toCome.difference().nEff()).isEqualTo(20);
    assertThat(toCome.difference().level()).isEqualTo(1 - ALPHA / 3);
    assertThat(toCome.difference().interval())
        .isEqualTo(new BettingConfidenceSequence(firstDays).interval(ALPHA / 3));
  }

  @Test
  void standsUntilTenTimesTheVarianceOverTheSquaredMarginWereSeen() {
    // Variance 20 / 19, so 10.526 / margin^2 users: 20.03 at .725 and 19.75 at .73.
    ScoreHistogram firstDays = Duels.of(10, 0, 10);

    assertThat(UsersToCome.of(firstDays, rule(.725))).isPresent();
    assertThat(UsersToCome.of(firstDays, rule(.73))).isEmpty();
    assertThat(UsersToCome.of(Duels.of(0, 20, 0), rule(.01))).isEmpty();
  }

  @Test
  void saysThatTooFewUsersWereSeen() {
    UsersToCome few = UsersToCome.of(Duels.of(10, 0, 9), rule(.9)).orElseThrow();

    assertThat(few.difference().ok()).isFalse();
    assertThat(few.difference().reason())
        .isEqualTo("19 users with a score, 20 needed; wait for more traffic");
    assertThat(few.needed()).isNaN();
  }

  /**
   * 40 users, half of whom like the candidate by .4 and half of whom do not, each on 25 days: the
   * users of a stream are many of one kind by chance, and returning they prove it.
   */
  @Test
  void holdsForUsersToComeWhereReturningUsersDoNot() {
    int streams = 400;
    int ofFirstDays = 0;
    int ofAllDays = 0;
    for (int stream = 0; stream < streams; stream++) {
      SplitMix64 random = new SplitMix64(500).stream(stream);
      long[] first = new long[ScoreHistogram.CAP * ScoreHistogram.BINS];
      long[] all = new long[ScoreHistogram.CAP * ScoreHistogram.BINS];
      boolean refuted = false;
      for (int user = 0; user < 40; user++) {
        double taste = random.nextBoolean() ? .4 : -.4;
        int cell = day(random, taste);
        first[cell]++;
        all[cell]++;
        refuted |= refutesZero(first);
        for (int day = 1; day < 25; day++) {
          all[day(random, taste)]++;
        }
      }
      ofFirstDays += refuted ? 1 : 0;
      ofAllDays += refutesZero(all) ? 1 : 0;
    }

    double allowed = ALPHA + 2 * Math.sqrt(ALPHA * (1 - ALPHA) / streams);
    assertThat(ofFirstDays / (double) streams).isLessThanOrEqualTo(allowed);
    assertThat(ofAllDays / (double) streams).isGreaterThan(2 * allowed);
  }

  /** Eight requests, each won or lost. */
  private static int day(SplitMix64 random, double taste) {
    int sum = 0;
    for (int k = 0; k < ScoreHistogram.CAP; k++) {
      sum += random.nextDouble() < (1 + taste) / 2 ? 1 : -1;
    }
    return ScoreHistogram.cell(ScoreHistogram.CAP, sum / (double) ScoreHistogram.CAP, 0);
  }

  private static boolean refutesZero(long[] counts) {
    BettingConfidenceSequence sequence =
        new BettingConfidenceSequence(ScoreHistogram.ofCells(counts));
    double enough = Math.log(2 / ALPHA);
    return sequence.logWealthAbove(0) >= enough || sequence.logWealthBelow(0) >= enough;
  }

  private static VerdictRule rule(double margin) {
    return new VerdictRule(ALPHA, margin, 3);
  }
}
