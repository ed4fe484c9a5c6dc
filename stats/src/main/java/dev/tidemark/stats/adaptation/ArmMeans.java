package dev.tidemark.stats.adaptation;

import dev.tidemark.stats.distribution.StudentT;

/**
 * Difference of two cohort means of one number, with a standard error that treats blocks as the
 * independent units.
 *
 * @param difference treated minus control
 * @param standardError sqrt of the sum over cohorts of B/(B-1) sum_b (x_b - n_b mean)^2 / n^2
 * @param degrees blocks with users minus 2
 */
record ArmMeans(double difference, double standardError, int degrees) {

  /**
   * From sums per block.
   *
   * @param sums sum of the number over the users of each block
   * @param users users of each block
   * @param treated cohort of each block
   * @param kept whether a block takes part
   */
  static ArmMeans of(double[] sums, int[] users, boolean[] treated, boolean[] kept) {
    Arm exposed = arm(sums, users, treated, kept, true);
    Arm control = arm(sums, users, treated, kept, false);
    return new ArmMeans(
        exposed.mean - control.mean,
        Math.sqrt(exposed.variance + control.variance),
        exposed.blocks + control.blocks - 2);
  }

  /** t statistic; 0 if nothing varies. */
  double t() {
    return standardError > 0 ? difference / standardError : 0;
  }

  double quantile(double p) {
    return new StudentT(Math.max(1, degrees)).quantile(p);
  }

  double twoSidedP() {
    return new StudentT(Math.max(1, degrees)).twoSidedP(t());
  }

  private record Arm(double mean, double variance, int blocks) {}

  private static Arm arm(
      double[] sums, int[] users, boolean[] treated, boolean[] kept, boolean which) {
    double n = 0;
    double total = 0;
    int blocks = 0;
    for (int b = 0; b < sums.length; b++) {
      if (kept[b] && treated[b] == which && users[b] > 0) {
        n += users[b];
        total += sums[b];
        blocks++;
      }
    }
    double mean = total / n;
    double squares = 0;
    for (int b = 0; b < sums.length; b++) {
      if (kept[b] && treated[b] == which && users[b] > 0) {
        double residual = sums[b] - users[b] * mean;
        squares += residual * residual;
      }
    }
    return new Arm(mean, squares / (n * n) * blocks / (blocks - 1.0), blocks);
  }
}
