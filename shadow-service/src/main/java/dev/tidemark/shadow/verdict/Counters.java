package dev.tidemark.shadow.verdict;

import dev.tidemark.stats.sequential.ScoreHistogram;
import dev.tidemark.stats.sequential.ScoreLedger;

/**
 * All that is kept of the closed user-days of a candidate.
 *
 * @param ledger every user-day: the verdict is read from it
 * @param firstDays each user's first one with a score: what is said of users to come
 */
record Counters(ScoreLedger ledger, ScoreHistogram firstDays) {

  /** No user-day. */
  static final Counters NONE = new Counters(ScoreLedger.EMPTY, ScoreHistogram.EMPTY);

  /**
   * With one more user-day.
   *
   * @param u rounding number in [0, 1), the same for both
   */
  Counters plus(UserDay unit, double u) {
    return new Counters(
        ledger.plus(unit.scores(), u),
        unit.isNewUser()
            ? firstDays.plus(unit.scored(), unit.sum() / unit.scored(), u)
            : firstDays);
  }
}
