package dev.tidemark.stats.sequential;

import dev.tidemark.stats.Interval;

/**
 * Confidence sequence for the mean difference over requests, by betting: valid at every moment at
 * once, so it may be watched and stopped at will.
 *
 * <p>With r_i = n_i / 8 and the mean difference d_i of user-day i, the wealth of a gambler who says
 * "the mean is above mu" is
 *
 * <pre>K+(mu) = mean over j of prod_i (1 + c_j r_i (d_i - mu) / (1 + mu)), c_j = .95 2^(-.75 j)
 * </pre>
 *
 * <p>for nine fixed stakes j = 0..8. If E[r_i (d_i - mu) | past] is at most 0 for every user-day,
 * K+(mu) is a nonnegative supermartingale that starts at 1, so it ever reaches 2/alpha with
 * probability at most alpha/2 (Ville). It falls in mu; the lower limit is the root of K+(L) =
 * 2/alpha, the upper limit the same on negated differences.
 *
 * <p>Each user-day must enter once, closed, in day order, and never be revised. Cost of a limit:
 * about 45 steps over 9 stakes and the cells in use, at most 30 ms.
 *
 * @see <a href="https://doi.org/10.1093/jrsssb/qkad009">Waudby-Smith and Ramdas (2024), Estimating
 *     means of bounded random variables by betting; the grid of stakes is ours</a>
 */
public final class BettingConfidenceSequence {

  private static final double[] STAKES = stakes();
  private static final double TOLERANCE = 1e-13;

  private final Wealth above;
  private final Wealth below;

  /**
   * The sequence at the present state of its counters.
   *
   * @param histogram closed user-days; may be empty
   */
  public BettingConfidenceSequence(ScoreHistogram histogram) {
    this.above = new Wealth(histogram);
    this.below = new Wealth(histogram.mirrored());
  }

  private static double[] stakes() {
    double[] stakes = new double[9];
    for (int j = 0; j < stakes.length; j++) {
      stakes[j] = .95 * Math.pow(2, -.75 * j);
    }
    return stakes;
  }

  /**
   * Natural logarithm of K+(mu): the evidence that the mean is above mu.
   *
   * @param mu in (-1, 1]
   * @return log wealth; 0 without data; falling in mu
   */
  public double logWealthAbove(double mu) {
    return above.log(mu);
  }

  /**
   * Natural logarithm of the wealth of the opposite gambler: the evidence that the mean is below
   * mu.
   *
   * @param mu in [-1, 1)
   * @return log wealth; 0 without data; rising in mu
   */
  public double logWealthBelow(double mu) {
    return below.log(-mu);
  }

  /**
   * The interval [L, U] at present.
   *
   * @param alpha chance of ever excluding the mean, both sides together, in (0, 1)
   * @return limits in [-1, 1], alpha/2 each side; [-1, 1] without data
   */
  public Interval interval(double alpha) {
    if (!(alpha > 0 && alpha < 1)) {
      throw new IllegalArgumentException("alpha " + alpha + " but a number in (0, 1) is required");
    }
    double threshold = Math.log(2 / alpha);
    double low = above.root(threshold);
    // Both sides cannot win at one mu while alpha < 1; the guard is for the last bit of the roots.
    return new Interval(low, Math.max(low, -below.root(threshold)));
  }

  /** Wealth on "above mu" for one orientation of the differences. */
  private static final class Wealth {

    private final double[] shares;
    private final double[] differences;
    private final double[] counts;

    Wealth(ScoreHistogram histogram) {
      int[] cells = histogram.used().toArray();
      shares = new double[cells.length];
      differences = new double[cells.length];
      counts = new double[cells.length];
      for (int k = 0; k < cells.length; k++) {
        shares[k] = ScoreHistogram.requestsOf(cells[k]) / (double) ScoreHistogram.CAP;
        differences[k] = ScoreHistogram.differenceOf(cells[k]);
        counts[k] = histogram.count(cells[k]);
      }
    }

    /** The largest mu that is refuted, from below by at most the tolerance; -1 if none is. */
    double root(double threshold) {
      double low = -1;
      double high = 1;
      while (high - low > TOLERANCE) {
        double middle = low + (high - low) / 2;
        if (log(middle) >= threshold) {
          low = middle;
        } else {
          high = middle;
        }
      }
      return low;
    }

    double log(double mu) {
      if (!(mu > -1 && mu <= 1)) {
        throw new IllegalArgumentException(
            "mean " + mu + " but a number in [-1, 1] that the bet can lose on is required");
      }
      double[] logs = new double[STAKES.length];
      double largest = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < logs.length; j++) {
        logs[j] = log(STAKES[j], mu);
        largest = Math.max(largest, logs[j]);
      }
      double sum = 0;
      for (double log : logs) {
        sum += Math.exp(log - largest);
      }
      return largest + Math.log(sum / logs.length);
    }

    // The smallest factor is 1 - .95 (d = -1, n = 8): the logarithm is always finite.
    private double log(double stake, double mu) {
      double sum = 0;
      for (int k = 0; k < counts.length; k++) {
        sum += counts[k] * Math.log1p(stake * shares[k] * (differences[k] - mu) / (1 + mu));
      }
      return sum;
    }
  }
}
