package dev.tidemark.quickstart.bench;

import dev.tidemark.stats.adaptation.PanelUser;
import java.util.List;

/** The change the deployment made, exactly: the same users with and without it. */
final class TrueChange {
  private final double[] sum;
  private final double squares;
  private final int users;

  private TrueChange(double[] sum, double squares, int users) {
    this.sum = sum;
    this.squares = squares;
    this.users = users;
  }

  /**
   * Mean over treated stayers of the difference of their wording after the deployment.
   *
   * @param with users of the world with effect
   * @param without the same users, in the same order, of the world without
   * @param treated label per block
   */
  static TrueChange of(List<PanelUser> with, List<PanelUser> without, boolean[] treated) {
    double[] sum = new double[SeedRun.after(with.getFirst()).length];
    double squares = 0;
    int users = 0;
    for (int i = 0; i < with.size(); i++) {
      PanelUser user = with.get(i);
      if (user.stayer() && treated[user.block()]) {
        squares += addDifference(SeedRun.after(user), SeedRun.after(without.get(i)), sum);
        users++;
      }
    }
    return new TrueChange(sum, squares, users);
  }

  /** Unbiased squared norm of the mean over users. */
  double squaredNorm() {
    return (dot(sum, sum) - squares) / (users * (users - 1.0));
  }

  /** Cosine with an estimate of the same length. */
  double cosine(double[] estimate) {
    return dot(sum, estimate) / Math.sqrt(dot(sum, sum) * dot(estimate, estimate));
  }

  private static double addDifference(float[] a, float[] b, double[] sum) {
    double square = 0;
    for (int i = 0; i < sum.length; i++) {
      double difference = (double) a[i] - b[i];
      sum[i] += difference;
      square += difference * difference;
    }
    return square;
  }

  private static double dot(double[] a, double[] b) {
    double dot = 0;
    for (int i = 0; i < a.length; i++) {
      dot += a[i] * b[i];
    }
    return dot;
  }
}
