package dev.tidemark.shadow.verdict;

import dev.tidemark.shadow.draw.Draws;
import dev.tidemark.stats.sequential.UnitScores;
import java.util.List;

/**
 * What became of the requests of one user on one day, at most 8 of them, the first by hash.
 *
 * @param unit user, else conversation, else event id
 * @param scored requests with a judged difference
 * @param sum of these differences
 * @param failed requests the candidate itself failed
 * @param missing requests without a score for any other reason
 * @param first whether no day before had a score of the user
 */
record UserDay(String unit, int scored, double sum, int failed, int missing, boolean first) {

  /** Whether one more user is seen with a score. */
  boolean isNewUser() {
    return first && scored > 0;
  }

  /** The counters with the user-days of one more closed day. */
  static Counters enter(
      Counters before, List<UserDay> units, Draws draws, String candidate, long day) {
    Counters entered = before;
    for (UserDay unit : units) {
      entered = entered.plus(unit, draws.rounding(candidate, unit.unit, day));
    }
    return entered;
  }

  UnitScores scores() {
    return new UnitScores(scored, sum, failed, missing);
  }
}
