package dev.tidemark.stats.sequential;

/** Histograms of wins, ties and losses with full weight. */
final class Duels {

  private static final int FULL = 7 * ScoreHistogram.BINS;

  private Duels() {}

  static ScoreHistogram of(long wins, long ties, long losses) {
    long[] counts = new long[ScoreHistogram.CAP * ScoreHistogram.BINS];
    counts[FULL] = losses;
    counts[FULL + 100] = ties;
    counts[FULL + 200] = wins;
    return ScoreHistogram.ofCells(counts);
  }

  static ScoreLedger ledger(long wins, long ties, long losses) {
    ScoreHistogram histogram = of(wins, ties, losses);
    return new ScoreLedger(histogram, histogram, histogram, histogram);
  }
}
