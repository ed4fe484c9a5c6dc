package dev.tidemark.stats.multiple;

import java.util.Comparator;
import java.util.stream.IntStream;

/** False discovery rate by Benjamini and Hochberg. */
public final class BenjaminiHochberg {

  private BenjaminiHochberg() {}

  /**
   * Adjusted p-values: reporting those at most q keeps the expected share of false reports at most
   * q, for independent or positively dependent tests.
   *
   * @param p p-values in [0, 1], any number and order
   * @return adjusted values in the same order, each at least its p and at most 1; O(m log m)
   * @throws IllegalArgumentException if a value is not in [0, 1]
   * @see <a href="https://doi.org/10.1111/j.2517-6161.1995.tb02031.x">Benjamini and Hochberg
   *     (1995)</a>
   */
  public static double[] adjust(double[] p) {
    for (double value : p) {
      requireProbability(value);
    }
    int[] descending =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> p[i]).reversed())
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[p.length];
    double smallest = 1;
    for (int k = 0; k < p.length; k++) {
      int i = descending[k];
      smallest = Math.min(smallest, p[i] * p.length / (p.length - k));
      adjusted[i] = smallest;
    }
    return adjusted;
  }

  static void requireProbability(double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("p-value " + p + " but a number in [0, 1] is required");
    }
  }
}
