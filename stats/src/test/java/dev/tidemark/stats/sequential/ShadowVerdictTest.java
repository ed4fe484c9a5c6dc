package dev.tidemark.stats.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.stats.Interval;
import org.junit.jupiter.api.Test;

class ShadowVerdictTest {

  private static final VerdictRule RULE = new VerdictRule(.05, .1, 1);

  @Test
  void readsTheIntervalFromTheTop() {
    assertThat(Verdict.of(new Interval(.01, .05), .1)).isEqualTo(Verdict.BETTER);
    assertThat(Verdict.of(new Interval(-.05, -.01), .1)).isEqualTo(Verdict.WORSE);
    assertThat(Verdict.of(new Interval(-.09, .09), .1)).isEqualTo(Verdict.EQUIVALENT);
    assertThat(Verdict.of(new Interval(-.09, .1), .1)).isEqualTo(Verdict.NON_INFERIOR);
    assertThat(Verdict.of(new Interval(-.1, .05), .1)).isEqualTo(Verdict.KEEP_GOING);
  }

  @Test
  void opensTheGateForWhatIsShownOnly() {
    assertThat(verdict(60, 20, 20).gate()).isEqualTo(GateAnswer.PASS);
    assertThat(verdict(20, 20, 60).gate()).isEqualTo(GateAnswer.FAIL);
    assertThat(verdict(20, 20, 20).gate()).isEqualTo(GateAnswer.INCONCLUSIVE);
  }

  @Test
  void identicalAnswersBecomeEquivalent() {
    ShadowVerdict ties = verdict(0, 100, 0);

    assertThat(ties.verdict()).isEqualTo(Verdict.EQUIVALENT);
    assertThat(ties.gate()).isEqualTo(GateAnswer.PASS);
    assertThat(ties.mean()).isZero();
    assertThat(ties.interval().high()).isCloseTo(.0585127, within(6e-8));
    assertThat(verdict(0, 40, 0).verdict()).isEqualTo(Verdict.KEEP_GOING);
  }

  @Test
  void sharesAlphaAmongCandidates() {
    ShadowVerdict alone = verdict(56, 20, 24);
    ShadowVerdict oneOfTwenty =
        ShadowVerdict.of(Duels.ledger(56, 20, 24), new VerdictRule(.05, .1, 20));

    assertThat(alone.verdict()).isEqualTo(Verdict.BETTER);
    assertThat(oneOfTwenty.verdict()).isEqualTo(Verdict.NON_INFERIOR);
    assertThat(oneOfTwenty.mean()).isEqualTo(alone.mean());
  }

  @Test
  void saysHowManyUserDaysAreNeeded() {
    ShadowVerdict few = verdict(19, 0, 0);

    assertThat(few.verdict()).isEqualTo(Verdict.INSUFFICIENT);
    assertThat(few.interval()).isEqualTo(Interval.NONE);
    assertThat(few.reason())
        .isEqualTo("19 closed user-days with a score, 20 needed; wait for more traffic");
  }

  @Test
  void saysWhatIsToBeMendedWhereWaitingMendsNothing() {
    assertThat(unscored(new UnitScores(0, 0, 3, 1)).reason())
        .isEqualTo(
            "0 closed user-days with a score, 20 needed: of 80 requests in 20 closed user-days the"
                + " candidate itself failed 60, and 20 have no score for another reason; see the"
                + " reasons of its failed rows and mend its endpoint, model or secret");
    assertThat(unscored(new UnitScores(0, 0, 0, 4)).reason())
        .contains("failed 0, and 80 have no score")
        .endsWith("mend the judge or raise the budget");
    assertThat(unscored(new UnitScores(0, 0, 3, 1)).verdict()).isEqualTo(Verdict.INSUFFICIENT);
  }

  private static ShadowVerdict unscored(UnitScores day) {
    ScoreLedger ledger = ScoreLedger.EMPTY;
    for (int k = 0; k < 20; k++) {
      ledger = ledger.plus(day, .5);
    }
    return ShadowVerdict.of(ledger, RULE);
  }

  @Test
  void ownFailuresHoldTheGateBackButDoNotDecideTheVerdict() {
    ScoreLedger ledger = ScoreLedger.EMPTY;
    for (int k = 0; k < 60; k++) {
      ledger = ledger.plus(new UnitScores(4, 2, 3, 0), .5);
    }

    ShadowVerdict verdict = ShadowVerdict.of(ledger, RULE);

    assertThat(verdict.verdict()).isEqualTo(Verdict.BETTER);
    assertThat(verdict.gate()).isEqualTo(GateAnswer.INCONCLUSIVE);
    assertThat(verdict.reason()).contains("own failures");
    assertThat(verdict.mean()).isCloseTo(.5, within(1e-12));
    assertThat(ledger.lowest().mean()).isCloseTo(-1.0 / 7, within(.01));
    assertThat(ledger.highest().mean()).isCloseTo(5.0 / 7, within(.01));
  }

  @Test
  void saysThatOneMayGiveUpWhenTheMeanLiesAtTheMargin() {
    ScoreLedger near = Duels.ledger(4900, 2000, 5100);

    ShadowVerdict narrow = ShadowVerdict.of(near, new VerdictRule(.05, .03, 1));
    ShadowVerdict narrower = ShadowVerdict.of(near, new VerdictRule(.05, .025, 1));

    assertThat(narrow.verdict()).isEqualTo(Verdict.KEEP_GOING);
    assertThat(narrow.reason()).contains("give up");
    assertThat(narrower.verdict()).isEqualTo(Verdict.KEEP_GOING);
    assertThat(narrower.reason()).isEmpty();
  }

  @Test
  void countsAUserDayOnceInEachReading() {
    ScoreLedger ledger =
        ScoreLedger.EMPTY
            .plus(new UnitScores(3, 1.5, 1, 2), .1)
            .plus(new UnitScores(0, 0, 2, 1), .1);

    assertThat(ledger.observed().requests()).isEqualTo(3);
    assertThat(ledger.charged().requests()).isEqualTo(6);
    assertThat(ledger.lowest().requests()).isEqualTo(9);
    assertThat(ledger.highest().requests()).isEqualTo(9);
    assertThat(ledger.observed().units()).isEqualTo(1);
    assertThat(ledger.highest().units()).isEqualTo(2);
    assertThat(ScoreLedger.fromBytes(ledger.toBytes())).isEqualTo(ledger);
    assertThat(ledger.plus(ScoreLedger.EMPTY)).isEqualTo(ledger);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ScoreLedger.fromBytes(ledger.observed().toBytes()));
  }

  @Test
  void refusesUserDaysThatCannotBe() {
    assertThatIllegalArgumentException().isThrownBy(() -> new UnitScores(0, 0, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new UnitScores(5, 0, 4, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new UnitScores(2, 2.1, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new UnitScores(2, 0, -1, 0));
  }

  @Test
  void refusesRulesThatDecideNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> new VerdictRule(0, .1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new VerdictRule(.05, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new VerdictRule(.05, .1, 0));
  }

  private static ShadowVerdict verdict(long wins, long ties, long losses) {
    return ShadowVerdict.of(Duels.ledger(wins, ties, losses), RULE);
  }
}
