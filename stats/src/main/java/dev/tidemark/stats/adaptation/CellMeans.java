package dev.tidemark.stats.adaptation;

import dev.tidemark.stats.kernel.VectorMath;

/**
 * Frozen mean features m_t per cell, which split a user's mean into what he asks about and how.
 *
 * <p>phi = m_t + psi, so mean phi = sum_t share_t m_t + mean psi exactly. Each mean is shrunk by 5
 * pseudo-prompts towards the mean of all, so that a cell seen once does not carry that prompt.
 */
public final class CellMeans {

  private static final double PSEUDO_PROMPTS = 5;

  private final double[][] means;

  private CellMeans(double[][] means) {
    this.means = means;
  }

  /**
   * Means of the period before the deployment.
   *
   * @param counts prompts per cell, length K; at least one positive
   * @param sums sums of phi per cell, K x 2R
   * @return m_t = (sum_t + 5 mean) / (n_t + 5)
   * @throws IllegalArgumentException if there is no prompt or lengths differ
   */
  public static CellMeans shrunk(long[] counts, double[][] sums) {
    if (counts.length != sums.length) {
      throw new IllegalArgumentException(
          "%d counts but %d sums; one of each per cell".formatted(counts.length, sums.length));
    }
    double[] overall = overallMean(counts, sums);
    double[][] means = new double[counts.length][overall.length];
    for (int t = 0; t < counts.length; t++) {
      double shrink = 1 / (counts[t] + PSEUDO_PROMPTS);
      VectorMath.axpy(shrink, sums[t], means[t]);
      VectorMath.axpy(shrink * PSEUDO_PROMPTS, overall, means[t]);
    }
    return new CellMeans(means);
  }

  private static double[] overallMean(long[] counts, double[][] sums) {
    long total = 0;
    double[] mean = new double[sums[0].length];
    for (int t = 0; t < counts.length; t++) {
      total += counts[t];
      VectorMath.axpy(1, sums[t], mean);
    }
    if (total == 0) {
      throw new IllegalArgumentException("no prompt in any cell but cell means need at least one");
    }
    double[] scaled = new double[mean.length];
    VectorMath.axpy(1.0 / total, mean, scaled);
    return scaled;
  }

  /** Number K of cells. */
  public int cells() {
    return means.length;
  }

  /**
   * Mean features of a cell.
   *
   * @param cell in [0, K)
   * @return copy of m_t, length 2R
   */
  public double[] mean(int cell) {
    return means[cell].clone();
  }

  /**
   * One user's period, split.
   *
   * @param sums at least one prompt
   * @param patterns mean of each pattern feature over these prompts; any length, may be 0
   * @return topic part sum_t share_t m_t and wording part mean psi = mean phi - topic part
   */
  public PanelPeriod split(PanelSums sums, float[] patterns) {
    if (sums.prompts() == 0) {
      throw new IllegalArgumentException("no prompt in this period but its mean needs one");
    }
    double each = 1.0 / sums.prompts();
    double[] topic = new double[means[0].length];
    sums.cellCounts().forEach((cell, count) -> VectorMath.axpy(count * each, means[cell], topic));
    double[] wording = new double[topic.length];
    VectorMath.axpy(each, sums.featureSum(), wording);
    VectorMath.axpy(-1, topic, wording);
    return new PanelPeriod(sums.prompts(), narrow(wording), narrow(topic), patterns);
  }

  private static float[] narrow(double[] values) {
    float[] narrow = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      narrow[i] = (float) values[i];
    }
    return narrow;
  }
}
