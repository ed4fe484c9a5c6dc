package dev.tidemark.evalset.cut;

import dev.tidemark.evalset.pool.Candidate;
import dev.tidemark.stats.kernel.VectorMath;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One set of cells for prompts that were stamped under different codebooks.
 *
 * <p>The codebook of most prompts counts; the others go to the cell whose prompts have the nearest
 * mean. Cells of two codebooks share nothing but their numbers.
 */
final class Cells {
  private final int codebook;
  private final Map<Integer, double[]> means;

  private Cells(int codebook, Map<Integer, double[]> means) {
    this.codebook = codebook;
    this.means = means;
  }

  /**
   * Cells of a pool.
   *
   * @param prompts at least one
   */
  static Cells of(List<Candidate> prompts) {
    int codebook =
        prompts.stream()
            .collect(
                Collectors.groupingBy(Candidate::codebook, TreeMap::new, Collectors.counting()))
            .entrySet()
            .stream()
            .reduce((a, b) -> b.getValue() >= a.getValue() ? b : a)
            .map(Map.Entry::getKey)
            .orElse(0);
    return new Cells(codebook, means(prompts, codebook));
  }

  // Directions of the sums: lengths do not matter for the nearest one by cosine.
  private static Map<Integer, double[]> means(List<Candidate> prompts, int codebook) {
    Map<Integer, double[]> sums = new TreeMap<>();
    for (Candidate prompt : prompts) {
      if (prompt.codebook() == codebook) {
        float[] vector = prompt.vector();
        VectorMath.axpy(
            1, vector, sums.computeIfAbsent(prompt.cell(), added -> new double[vector.length]));
      }
    }
    sums.values().forEach(Cells::normalise);
    return sums;
  }

  private static void normalise(double[] sum) {
    double norm = Math.sqrt(VectorMath.dot(sum, sum));
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= Math.max(norm, Double.MIN_NORMAL);
    }
  }

  /** The codebook that counts. */
  int codebook() {
    return codebook;
  }

  /**
   * Cell of a vector in it.
   *
   * @param stampedUnder codebook the vector was stamped under
   * @param stamped cell it was stamped with
   */
  int cell(int stampedUnder, int stamped, float[] vector) {
    return stampedUnder == codebook ? stamped : nearest(vector);
  }

  private int nearest(float[] vector) {
    int nearest = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (Map.Entry<Integer, double[]> cell : means.entrySet()) {
      double similarity = dot(cell.getValue(), vector);
      if (similarity > highest) {
        nearest = cell.getKey();
        highest = similarity;
      }
    }
    return nearest;
  }

  private static double dot(double[] mean, float[] vector) {
    double sum = 0;
    for (int i = 0; i < vector.length; i++) {
      sum += mean[i] * vector[i];
    }
    return sum;
  }
}
