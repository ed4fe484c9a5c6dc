package dev.tidemark.stats.multiple;

import java.util.Arrays;

/** One p-value from several tests of one null hypothesis. */
public final class MinP {

  private MinP() {}

  /**
   * Bonferroni's combination: number of tests times the smallest p, at most 1.
   *
   * @param p p-values in [0, 1], at least one
   * @return valid whatever the dependence of the tests
   */
  public static double bonferroni(double... p) {
    double smallest = 1;
    for (double value : p) {
      BenjaminiHochberg.requireProbability(value);
      smallest = Math.min(smallest, value);
    }
    return Math.min(1, p.length * smallest);
  }

  /**
   * Re-ranked min-p under shared permutations: exact, and less strict than Bonferroni when the
   * statistics depend on each other.
   *
   * @param statistics tests x (1 + permutations); column 0 is the data, larger is more extreme, all
   *     rows under the same permutations
   * @return (number of columns whose smallest p is at most that of the data) / columns, in (0, 1]
   * @see <a href="https://doi.org/10.1214/ss/1177012582">Westfall and Young (1993)</a>
   */
  public static double permuted(double[][] statistics) {
    int columns = statistics[0].length;
    double[] smallest = new double[columns];
    Arrays.fill(smallest, 1);
    for (double[] row : statistics) {
      double[] p = upperRanks(row);
      for (int c = 0; c < columns; c++) {
        smallest[c] = Math.min(smallest[c], p[c]);
      }
    }
    double data = smallest[0];
    return Arrays.stream(smallest).filter(p -> p <= data).count() / (double) columns;
  }

  // Share of values at least as large, per value, in O(n log n).
  private static double[] upperRanks(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return Arrays.stream(values)
        .map(v -> (sorted.length - firstIndex(sorted, v)) / (double) sorted.length)
        .toArray();
  }

  private static int firstIndex(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
