package dev.tidemark.shadow.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.stats.Estimate;
import dev.tidemark.stats.Interval;
import dev.tidemark.stats.sequential.ScoreHistogram;
import dev.tidemark.stats.sequential.ScoreLedger;
import dev.tidemark.stats.sequential.ShadowVerdict;
import dev.tidemark.stats.sequential.UnitScores;
import dev.tidemark.stats.sequential.UsersToCome;
import dev.tidemark.stats.sequential.VerdictRule;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SentenceTest {
  @Test
  void saysAboutWhomItSpeaks() {
    ScoreLedger ledger = ScoreLedger.EMPTY;
    for (int day = 0; day < 100; day++) {
      ledger = ledger.plus(new UnitScores(8, 8, 0, 0), .5);
    }
    ShadowVerdict verdict = ShadowVerdict.of(ledger, new VerdictRule(.05, .1, 1));
    Estimate difference = Estimate.of(verdict.mean(), verdict.interval(), .95, 800, 100.0);
    VerdictRow row =
        new VerdictRow(
            new Counters(ledger, ScoreHistogram.EMPTY), OptionalLong.of(0), OptionalLong.of(3), 25);

    assertThat(Sentence.of("c1", verdict, difference, .1, row))
        .startsWith("c1 is better than production: mean difference 1.000 (")
        .endsWith(
            "over 800 requests in 100 user-days of the 25 users seen from 1970-01-01 to"
                + " 1970-01-04; about these users.");
  }

  @Test
  void saysWhatHoldsForUsersToCome() {
    Estimate difference = Estimate.of(.25, new Interval(-.125, .5), .95, 160, 25.0);

    assertThat(Sentence.ofUsersToCome(Optional.of(new UsersToCome(difference, 159.2))))
        .isEqualTo(
            " For users to come, for whom 160 users are needed: 0.250 (-0.125 to 0.500) over the"
                + " first days of 25.");
    assertThat(Sentence.ofUsersToCome(Optional.empty())).isEmpty();
    Estimate few = Estimate.insufficient(7, "7 users with a score, 20 needed");
    assertThat(Sentence.ofUsersToCome(Optional.of(new UsersToCome(few, Double.NaN))))
        .isEqualTo(" Nothing is said about users to come: 7 users with a score, 20 needed.");
  }
}
