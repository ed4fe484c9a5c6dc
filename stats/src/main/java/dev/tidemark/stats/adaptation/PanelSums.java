package dev.tidemark.stats.adaptation;

import dev.tidemark.stats.kernel.VectorMath;
import java.util.Map;
import java.util.TreeMap;

/**
 * Additive sums of one user's first-turn prompts over a period: a day, or any union of days.
 *
 * <p>Not thread-safe.
 */
public final class PanelSums {

  private int prompts;
  private final double[] featureSum;
  private final Map<Integer, Integer> cellCounts;

  /**
   * Sums of no prompt.
   *
   * @param features 2R, length of the panel's feature vectors
   */
  public PanelSums(int features) {
    this(0, new double[features], Map.of());
  }

  /**
   * Sums that were stored before.
   *
   * @param prompts n, at least 0
   * @param featureSum sum of phi, length 2R; copied
   * @param cellCounts prompts per cell that is not empty; values add to n
   * @throws IllegalArgumentException if the cells do not add up to n
   */
  public PanelSums(int prompts, double[] featureSum, Map<Integer, Integer> cellCounts) {
    int inCells = cellCounts.values().stream().mapToInt(Integer::intValue).sum();
    if (prompts < 0 || inCells != prompts) {
      throw new IllegalArgumentException(
          "%d prompts but %d in cells; both must count the same prompts"
              .formatted(prompts, inCells));
    }
    this.prompts = prompts;
    this.featureSum = featureSum.clone();
    this.cellCounts = new TreeMap<>(cellCounts);
  }

  /**
   * Adds one prompt.
   *
   * @param cell its cell, at least 0
   * @param phi its features, length 2R
   */
  public void add(int cell, float[] phi) {
    VectorMath.axpy(1, phi, featureSum);
    cellCounts.merge(cell, 1, Integer::sum);
    prompts++;
  }

  /**
   * Adds another period of the same user.
   *
   * @param other sums in the same space and codebook, unchanged
   */
  public void merge(PanelSums other) {
    VectorMath.axpy(1, other.featureSum, featureSum);
    other.cellCounts.forEach((cell, count) -> cellCounts.merge(cell, count, Integer::sum));
    prompts += other.prompts;
  }

  /** Number n of prompts. */
  public int prompts() {
    return prompts;
  }

  /** Sum of phi as a new vector of length 2R. */
  public double[] featureSum() {
    return featureSum.clone();
  }

  /** Prompts per cell that is not empty, ascending; a copy. */
  public Map<Integer, Integer> cellCounts() {
    return new TreeMap<>(cellCounts);
  }
}
