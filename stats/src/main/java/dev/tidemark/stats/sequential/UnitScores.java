package dev.tidemark.stats.sequential;

/**
 * One closed user-day of one candidate: what became of its selected requests.
 *
 * <p>The requests are the first {@link ScoreHistogram#CAP} by hash of those selected for replay,
 * whether or not they could be scored: choosing among the scored ones would prefer easy requests.
 *
 * @param scored requests with a score on both arms
 * @param differenceSum sum of score(candidate) - score(incumbent) over them, within plus and minus
 *     {@code scored}
 * @param failed requests the candidate itself failed (refused, error, no answer in time)
 * @param missing requests without a score for any other reason (judge, budget, incumbent)
 */
public record UnitScores(int scored, double differenceSum, int failed, int missing) {

  /** Rejects negative counts, more than 8 or no requests, and an impossible sum. */
  public UnitScores {
    int requests = scored + failed + missing;
    if (Math.min(scored, Math.min(failed, missing)) < 0
        || requests < 1
        || requests > ScoreHistogram.CAP) {
      throw new IllegalArgumentException(
          "user-day of %d scored, %d failed and %d missing requests but 1 to %d in all are required"
              .formatted(scored, failed, missing, ScoreHistogram.CAP));
    }
    if (!(Math.abs(differenceSum) <= scored)) {
      throw new IllegalArgumentException(
          "differences add up to %s over %d scored requests but each lies in [-1, 1]"
              .formatted(differenceSum, scored));
    }
  }
}
