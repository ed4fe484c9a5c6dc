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
 * @param ifMissing means if every request without a score counted -1 and +1; none without requests
 * @param logEvidenceBetter ln K+(0): reaches ln(2 k / alpha) when BETTER
 * @param logEvidenceWorse the same for WORSE
 * @param units closed user-days with a scored request
 * @param requests scored requests that count
 * @param exhausted KEEP_GOING although the interval is narrower than twice the margin: the mean
 *     lies too near the margin to be decided soon, so one may give up
 * @param reason why there is no verdict or no pass, in one sentence; else empty
 */
public record ShadowVerdict(
    Verdict verdict,
    GateAnswer gate,
    double mean,
    Interval interval,
    Interval ifMissing,
    double logEvidenceBetter,
    double logEvidenceWorse,
    long units,
    long requests,
    boolean exhausted,
    String reason) {

  /**
   * Reads the counters.
   *
   * @param ledger closed user-days of one candidate
   * @param rule fixed before the first score
   * @return the verdict; INSUFFICIENT below {@link MinimumSample#SHADOW_VERDICT}
   */
  public static ShadowVerdict of(ScoreLedger ledger, VerdictRule rule) {
    ScoreHistogram observed = ledger.observed();
    Optional<String> shortfall = MinimumSample.SHADOW_VERDICT.shortfall(observed.units(), 0);
    BettingConfidenceSequence sequence = new BettingConfidenceSequence(observed);
    Interval interval = shortfall.isPresent() ? Interval.NONE : sequence.interval(rule.level());
    Verdict verdict =
        shortfall.isPresent() ? Verdict.INSUFFICIENT : Verdict.of(interval, rule.margin());
    boolean heldBack = verdict.gate() == GateAnswer.PASS && !passesCharged(ledger, rule);
    return new ShadowVerdict(
        verdict,
        heldBack ? GateAnswer.INCONCLUSIVE : verdict.gate(),
        observed.mean(),
        interval,
        ifMissing(ledger),
        sequence.logWealthAbove(0),
        sequence.logWealthBelow(0),
        observed.units(),
        observed.requests(),
        verdict == Verdict.KEEP_GOING && interval.high() - interval.low() < 2 * rule.margin(),
        heldBack
            ? "passes on scored requests, not with the candidate's own failures counted as lost; "
                + "mend the failures or wait for more traffic"
            : shortfall.orElse(""));
  }

  private static boolean passesCharged(ScoreLedger ledger, VerdictRule rule) {
    Interval interval = new BettingConfidenceSequence(ledger.charged()).interval(rule.level());
    return Verdict.of(interval, rule.margin()).gate() == GateAnswer.PASS;
  }

  private static Interval ifMissing(ScoreLedger ledger) {
    return ledger.lowest().units() == 0
        ? Interval.NONE
        : new Interval(ledger.lowest().mean(), ledger.highest().mean());
  }
}
