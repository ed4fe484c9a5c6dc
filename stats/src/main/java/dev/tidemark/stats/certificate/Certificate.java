package dev.tidemark.stats.certificate;

import dev.tidemark.stats.Interval;
import dev.tidemark.stats.MinimumSample;
import dev.tidemark.stats.kernel.GaussianKernel;
import dev.tidemark.stats.kernel.PointGram;
import dev.tidemark.stats.resample.BlockJackknife;
import dev.tidemark.stats.selection.PoolItem;
import dev.tidemark.stats.selection.Progress;
import dev.tidemark.stats.shift.EquivalentFreshSample;
import dev.tidemark.stats.weights.Kish;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What a version of an eval set is worth on users it was not chosen from.
 *
 * @param setSize m, items of equal weight
 * @param requests n, held-out prompts
 * @param users held-out users
 * @param effectiveUsers Kish size of the weights of the users: about 1 if one user sends nearly all
 * @param distance the measured distance; empty if INSUFFICIENT
 * @param uncovered traffic without an item near it; empty below its own minimum
 * @param leastCovered the topic cell the set covers least; empty without traffic
 * @param reason why there is no distance, with actual and required numbers; empty if there is one
 * @param uncoveredReason the same for the uncovered mass
 */
public record Certificate(
    int setSize,
    int requests,
    int users,
    double effectiveUsers,
    Optional<Distance> distance,
    Optional<UncoveredMass> uncovered,
    Optional<CellCoverage> leastCovered,
    String reason,
    String uncoveredReason) {

  private static final double CONFIDENCE = 0.95;

  /**
   * Distance of the set from the traffic of the held-out users.
   *
   * @param value v = |mu_E|^2 - 2 mu_E . mu_P + U(P), U over pairs of different users: unbiased,
   *     may be negative
   * @param interval 95 %, by leaving out one block of users at a time
   * @param kernelVariance V = 1 - U(P): a random set of m lies at V / m on average
   * @param worth EFS = V / v with its interval and light
   */
  public record Distance(
      double value, Interval interval, double kernelVariance, EquivalentFreshSample worth) {}

  /**
   * Measures a version.
   *
   * @param set items of the version, of equal weight, at least 1
   * @param heldOut design-weighted prompts of users of whom no prompt was in the pool; none is
   *     removed as near duplicate or by a cap, as they stand for traffic as it is; at most some
   *     thousands, time is O(n^2 d)
   * @param traffic all prompts of the window, for the shares of cells
   * @param kernel the kernel of the space
   * @param progress told while pairs are summed
   * @return the certificate; without a distance below {@link MinimumSample#CERTIFICATE}
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static Certificate of(
      List<PoolItem> set,
      List<PoolItem> heldOut,
      List<PoolItem> traffic,
      GaussianKernel kernel,
      Progress progress) {
    if (set.isEmpty()) {
      throw new IllegalArgumentException("set of 0 items but at least 1 is required");
    }
    double[] byUser = weightsByUser(heldOut);
    Optional<String> shortfall = MinimumSample.CERTIFICATE.shortfall(heldOut.size(), byUser.length);
    return new Certificate(
        set.size(),
        heldOut.size(),
        byUser.length,
        effective(byUser),
        shortfall.isPresent()
            ? Optional.empty()
            : Optional.of(distance(set, heldOut, kernel, progress)),
        UncoveredMass.of(heldOut, set),
        CellCoverage.least(traffic, set),
        shortfall.orElse(""),
        UncoveredMass.shortfall(heldOut).orElse(""));
  }

  private static double[] weightsByUser(List<PoolItem> heldOut) {
    Map<Long, Double> users = new TreeMap<>();
    heldOut.forEach(item -> users.merge(item.user(), item.weight(), Double::sum));
    return users.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double effective(double[] weights) {
    return weights.length == 0 ? 0 : Kish.effectiveSize(weights);
  }

  private static Distance distance(
      List<PoolItem> set, List<PoolItem> heldOut, GaussianKernel kernel, Progress progress) {
    double fixed = squaredNorm(set, kernel);
    HeldOutPairs pairs = new HeldOutPairs(kernel, heldOut, set, progress);
    double value = fixed - 2 * pairs.crossMean() + pairs.squaredNorm();
    double[] without =
        IntStream.range(0, pairs.blocks)
            .mapToDouble(block -> fixed + pairs.movingPartWithout(block))
            .toArray();
    Interval interval = BlockJackknife.of(value, without).interval(CONFIDENCE);
    double variance = 1 - pairs.squaredNorm();
    return new Distance(
        value, interval, variance, EquivalentFreshSample.of(set.size(), variance, value, interval));
  }

  /** |mu_E|^2 of the fixed set, pairs of an item with itself included: it is not a sample. */
  private static double squaredNorm(List<PoolItem> set, GaussianKernel kernel) {
    PointGram gram =
        new PointGram(kernel, set.stream().map(PoolItem::vector).toArray(float[][]::new));
    double sum = 0;
    for (int i = 0; i < gram.size(); i++) {
      for (int j = 0; j < i; j++) {
        sum += 2 * gram.at(i, j);
      }
    }
    return (sum + gram.size()) / ((double) gram.size() * gram.size());
  }
}
