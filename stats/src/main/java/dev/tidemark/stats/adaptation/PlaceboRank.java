package dev.tidemark.stats.adaptation;

import dev.tidemark.stats.MinimumSample;
import dev.tidemark.stats.kernel.VectorMath;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where the change at a deployment ranks among the changes at dates when nothing was deployed.
 *
 * <p>All that can be said when everybody was switched at once and nothing better applies: it ranks,
 * it is never significant, since a year has few dates. A per-user p-value here would reject a true
 * null almost always under common drift.
 *
 * @param label SUGGESTIVE or INSUFFICIENT
 * @param reason reservation or what is missing, one sentence
 * @param statistic T at the deployment: unbiased |mean change|^2 over users
 * @param excess T minus the median of the placebo dates; NaN if INSUFFICIENT
 * @param placebos number of placebo dates
 * @param p rank of T: (1 + placebo dates at least as large) / (1 + placebos), never below
 *     1/(placebos + 1); NaN if INSUFFICIENT
 */
public record PlaceboRank(
    AdaptationLabel label, String reason, double statistic, double excess, int placebos, double p) {

  /**
   * The rank of a deployment.
   *
   * @param atDeployment T at the deployment
   * @param atPlacebos T at every weekly date with full windows before the deployment
   * @return rank and excess, or INSUFFICIENT below {@link MinimumSample#PLACEBO_RANK}
   */
  public static PlaceboRank of(double atDeployment, double[] atPlacebos) {
    int placebos = atPlacebos.length;
    Optional<String> shortfall = MinimumSample.PLACEBO_RANK.shortfall(placebos, 0);
    if (shortfall.isPresent()) {
      return new PlaceboRank(
          AdaptationLabel.INSUFFICIENT,
          shortfall.get(),
          atDeployment,
          Double.NaN,
          placebos,
          Double.NaN);
    }
    long atLeast = Arrays.stream(atPlacebos).filter(t -> t >= atDeployment).count();
    return new PlaceboRank(
        AdaptationLabel.SUGGESTIVE,
        "rank among dates without a deployment only; stagger the next roll-out for an effect",
        atDeployment,
        atDeployment - median(atPlacebos),
        placebos,
        (1.0 + atLeast) / (1 + placebos));
  }

  /**
   * T at one date: (|S|^2 - Q)/(n(n - 1)) over the changes of mean psi, S their sum and Q the sum
   * of their squared norms. Leaves out users with fewer than 3 prompts in either period.
   *
   * @param users before and after the date
   * @return T, or empty with fewer than 2 stayers
   */
  public static Optional<Double> statistic(List<PanelUser> users) {
    List<float[]> changes =
        users.stream().filter(PanelUser::stayer).map(PlaceboRank::change).toList();
    if (changes.size() < 2) {
      return Optional.empty();
    }
    double[] sum = new double[changes.getFirst().length];
    double squares = 0;
    for (float[] change : changes) {
      VectorMath.axpy(1, change, sum);
      squares += VectorMath.dot(change, change);
    }
    double n = changes.size();
    return Optional.of((VectorMath.dot(sum, sum) - squares) / (n * (n - 1)));
  }

  private static float[] change(PanelUser user) {
    float[] change = user.after().wording().clone();
    VectorMath.axpy(-1f, user.before().wording(), change);
    return change;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
