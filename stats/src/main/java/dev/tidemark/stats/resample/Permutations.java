package dev.tidemark.stats.resample;

import dev.tidemark.stats.random.SplitMix64;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * Seeded permutation tests over blocks.
 *
 * @param count number of random permutations beside the data, for example 999
 * @param seed of the permutations
 */
public record Permutations(int count, long seed) {

  // Equal statistics may differ in the last bits when they are summed in another order.
  private static final double TIE = 1e-12;

  /** Rejects a count that cannot give a p-value. */
  public Permutations {
    if (count < 1) {
      throw new IllegalArgumentException(count + " permutations but at least 1 is required");
    }
  }

  /**
   * Permutes cohort labels over blocks, keeping how many are treated: exact when the treated set
   * was drawn uniformly among sets of its size.
   *
   * @param treated label per block, of all blocks that were randomised, also those without data
   * @param statistic of labels; called 1 + count times
   * @return statistics; index 0 is the data
   */
  public double[] overLabels(boolean[] treated, ToDoubleFunction<boolean[]> statistic) {
    double[] values = new double[1 + count];
    values[0] = statistic.applyAsDouble(treated);
    SplitMix64 random = new SplitMix64(seed);
    int[] order = identity(treated.length);
    for (int k = 1; k <= count; k++) {
      random.shuffle(order);
      values[k] = statistic.applyAsDouble(permuted(treated, order));
    }
    return values;
  }

  private static boolean[] permuted(boolean[] labels, int[] order) {
    boolean[] permuted = new boolean[labels.length];
    for (int b = 0; b < labels.length; b++) {
      permuted[b] = labels[order[b]];
    }
    return permuted;
  }

  private static int[] identity(int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    return order;
  }

  /**
   * Flips the sign of whole blocks: the null distribution of |sum of D_b|^2 when each D_b is
   * symmetric about 0.
   *
   * @param gram inner products of the D_b, B x B
   * @return statistics; index 0 is the data (all signs plus); O(count B^2)
   */
  public double[] overSigns(double[][] gram) {
    SplitMix64 random = new SplitMix64(seed);
    double[] signs = new double[gram.length];
    Arrays.fill(signs, 1);
    double[] values = new double[1 + count];
    values[0] = Gram.quadratic(gram, signs);
    for (int k = 1; k <= count; k++) {
      for (int b = 0; b < signs.length; b++) {
        signs[b] = random.nextBoolean() ? 1 : -1;
      }
      values[k] = Gram.quadratic(gram, signs);
    }
    return values;
  }

  /**
   * Upper-tail p-value of permutation statistics.
   *
   * @param statistics index 0 is the data; larger is more extreme, and NaN (a statistic that a
   *     permutation does not have) counts as extreme: it is no evidence against the null
   * @return (1 + number of permutations at least as large) / (1 + count), in (0, 1]
   */
  public static double p(double[] statistics) {
    double threshold = statistics[0] - TIE * Math.abs(statistics[0]);
    int atLeast = 0;
    for (double value : statistics) {
      atLeast += value < threshold ? 0 : 1;
    }
    return atLeast / (double) statistics.length;
  }
}
