package dev.tidemark.stats.sequential;

import java.util.List;

/**
 * The counters of one candidate, kept four times over what a request without a score counts.
 *
 * <p>Requests go missing for reasons that may have to do with their score, so the mean over scored
 * requests is one reading among several. Counting missing user-days alone would not do: part of a
 * user-day can be missing, and the weight of the day changes with it. The same user-day therefore
 * enters four histograms with the same rounding number.
 *
 * @param observed scored requests only: the verdict is read from it
 * @param charged scored requests, and the candidate's own failures as -1: a gate passes only if
 *     this passes as well
 * @param lowest every request without a score as -1
 * @param highest every request without a score as +1
 */
public record ScoreLedger(
    ScoreHistogram observed,
    ScoreHistogram charged,
    ScoreHistogram lowest,
    ScoreHistogram highest) {

  /** No user-day. */
  public static final ScoreLedger EMPTY =
      new ScoreLedger(
          ScoreHistogram.EMPTY, ScoreHistogram.EMPTY, ScoreHistogram.EMPTY, ScoreHistogram.EMPTY);

  /**
   * With one more closed user-day.
   *
   * @param unit what became of its requests
   * @param u uniform in [0, 1), independent of the scores; see {@link ScoreHistogram#plus(int,
   *     double, double)}
   * @return a new ledger; a histogram in which nothing of the day counts stays as it is
   */
  public ScoreLedger plus(UnitScores unit, double u) {
    int scored = unit.scored();
    int failed = unit.failed();
    int absent = failed + unit.missing();
    double sum = unit.differenceSum();
    return new ScoreLedger(
        add(observed, scored, sum, u),
        add(charged, scored + failed, sum - failed, u),
        add(lowest, scored + absent, sum - absent, u),
        add(highest, scored + absent, sum + absent, u));
  }

  private static ScoreHistogram add(ScoreHistogram to, int requests, double sum, double u) {
    return requests == 0 ? to : to.plus(requests, sum / requests, u);
  }

  /**
   * The sum of two ledgers of different user-days.
   *
   * @param other any ledger
   * @return a new ledger
   */
  public ScoreLedger plus(ScoreLedger other) {
    return new ScoreLedger(
        observed.plus(other.observed),
        charged.plus(other.charged),
        lowest.plus(other.lowest),
        highest.plus(other.highest));
  }

  /** Requests that the candidate itself failed. */
  public long failed() {
    return charged.requests() - observed.requests();
  }

  /** Requests without a score for any other reason. */
  public long missing() {
    return lowest.requests() - charged.requests();
  }

  /**
   * Writes format version 1.
   *
   * @return at most 71 KB, some KB in practice; equal ledgers give equal bytes
   */
  public byte[] toBytes() {
    return ScoreCodec.encode(observed, charged, lowest, highest);
  }

  /**
   * Reads what {@link #toBytes} wrote.
   *
   * @param bytes one ledger and nothing else
   * @return the ledger
   * @throws IllegalArgumentException if the bytes are of another version, cut off or contradict
   *     themselves
   */
  public static ScoreLedger fromBytes(byte[] bytes) {
    List<ScoreHistogram> read = ScoreCodec.decode(bytes, 4);
    return new ScoreLedger(read.get(0), read.get(1), read.get(2), read.get(3));
  }
}
