package dev.tidemark.stats.selection;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The ordered pivotal method: items duel along a line, and every item wins with exactly the
 * probability it was given.
 *
 * <p>Two items with probabilities a and b: if a + b is below 1, one of them takes a + b and the
 * other is out; else one is in and the other keeps a + b - 1. Both keep their mean. Neighbours are
 * seldom both drawn, so an order by cell spreads the sample over the cells.
 *
 * @see <a href="https://doi.org/10.1093/biomet/85.1.89">Deville and Tille (1998), Unequal
 *     probability sampling without replacement through a splitting method</a>
 */
final class PivotalSample {

  private PivotalSample() {}

  /**
   * Draws a sample of fixed size.
   *
   * @param probabilities each in [0, 1], with a whole number as sum (up to rounding)
   * @param random used at most once an item
   * @return indices of the sample, ascending; as many as the sum
   */
  static int[] draw(double[] probabilities, RandomGenerator random) {
    double[] p = probabilities.clone();
    int open = -1;
    for (int next = 0; next < p.length; next++) {
      if (p[next] <= 0 || p[next] >= 1) {
        continue;
      }
      open = open < 0 ? next : duel(p, open, next, random.nextDouble());
    }
    // The sum is whole, so the last one open holds 0 or 1 up to rounding.
    return IntStream.range(0, p.length).filter(i -> p[i] > .5).toArray();
  }

  /** Settles at least one of two; returns the one still open, or -1. */
  private static int duel(double[] p, int a, int b, double u) {
    double sum = p[a] + p[b];
    int winner;
    int loser;
    if (sum < 1) {
      winner = u < p[a] / sum ? a : b;
      loser = a + b - winner;
      p[winner] = sum;
      p[loser] = 0;
      return winner;
    }
    winner = u < (1 - p[b]) / (2 - sum) ? a : b;
    loser = a + b - winner;
    p[winner] = 1;
    p[loser] = sum - 1;
    return p[loser] > 0 ? loser : -1;
  }
}
