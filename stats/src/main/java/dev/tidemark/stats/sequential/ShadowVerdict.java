package dev.tidemark.stats.sequential;

import dev.tidemark.stats.Interval;
import dev.tidemark.stats.MinimumSample;
import java.util.Optional;

/**
 * The verdict on one candidate at present, with everything needed to read it.
 *
 * <p>It speaks about the mean over requests, at most 8 a user-day, of the users seen. Over the
 * whole life of the candidate, however often it is read, the chance of a false BETTER or WORSE is
 * at most the level of the rule.
 *
 * @param verdict what the interval allows
 * @param gate PASS only if the verdict passes also with the candidate's own failures as -1
 * @param mean running mean difference over scored requests; NaN without any; a diagnosis, not the
 *     verdict
 * @param interval confidence sequence at level alpha / k; none if INSUFFICIENT
 * @param units closed user-days with a scored request
 * @param requests scored requests that count
 * @param reason why there is no verdict or no pass, or that one may give up; else empty
 */
public record ShadowVerdict(
    Verdict verdict,
    GateAnswer gate,
    double mean,
    Interval interval,
    long units,
    long requests,
    String reason) {

  private static final String HELD_BACK =
      "passes on scored requests, not with the candidate's own failures counted as lost; "
          + "mend the failures or wait for more traffic";
  private static final String EXHAUSTED =
      "the interval is narrower than twice the margin, so the mean lies near minus the margin and "
          + "may not be decided soon; give up or wait for much more traffic";

  private static final String MEND_CANDIDATE =
      "see the reasons of its failed rows and mend its endpoint, model or secret";
  private static final String MEND_JUDGE =
      "see the reasons of its rows and mend the judge or raise the budget";

  /**
   * Reads the counters.
   *
   * @param ledger closed user-days of one candidate
   * @param rule fixed before the first score
   * @return the verdict; INSUFFICIENT below {@link MinimumSample#SHADOW_VERDICT}
   */
  public static ShadowVerdict of(ScoreLedger ledger, VerdictRule rule) {
    ScoreHistogram observed = ledger.observed();
    Optional<String> shortfall = shortfall(ledger);
    Interval interval = shortfall.isPresent() ? Interval.NONE : interval(observed, rule);
    Verdict verdict =
        shortfall.isPresent() ? Verdict.INSUFFICIENT : Verdict.of(interval, rule.margin());
    boolean heldBack =
        verdict.gate() == GateAnswer.PASS && !passes(interval(ledger.charged(), rule), rule);
    return new ShadowVerdict(
        verdict,
        heldBack ? GateAnswer.INCONCLUSIVE : verdict.gate(),
        observed.mean(),
        interval,
        observed.units(),
        observed.requests(),
        heldBack
            ? HELD_BACK
            : shortfall.orElse(isExhausted(verdict, interval, rule) ? EXHAUSTED : ""));
  }

  /** Why there is too little, and what is to be done; waiting mends no failure. */
  private static Optional<String> shortfall(ScoreLedger ledger) {
    MinimumSample minimum = MinimumSample.SHADOW_VERDICT;
    boolean enoughDays = minimum.shortfall(ledger.lowest().units(), 0).isEmpty();
    return minimum
        .shortfall(ledger.observed().units(), 0)
        .map(wait -> enoughDays ? unscored(ledger, minimum) : wait);
  }

  private static String unscored(ScoreLedger ledger, MinimumSample minimum) {
    return ("%d %s, %d needed: of %d requests in %d closed user-days the candidate itself failed %d,"
            + " and %d have no score for another reason; %s")
        .formatted(
            ledger.observed().units(),
            minimum.unit(),
            minimum.units(),
            ledger.lowest().requests(),
            ledger.lowest().units(),
            ledger.failed(),
            ledger.missing(),
            ledger.failed() >= ledger.missing() ? MEND_CANDIDATE : MEND_JUDGE);
  }

  private static Interval interval(ScoreHistogram histogram, VerdictRule rule) {
    return new BettingConfidenceSequence(histogram).interval(rule.level());
  }

  private static boolean passes(Interval interval, VerdictRule rule) {
    return Verdict.of(interval, rule.margin()).gate() == GateAnswer.PASS;
  }

  private static boolean isExhausted(Verdict verdict, Interval interval, VerdictRule rule) {
    return verdict == Verdict.KEEP_GOING && interval.high() - interval.low() < 2 * rule.margin();
  }
}
