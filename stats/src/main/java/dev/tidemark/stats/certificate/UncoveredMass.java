package dev.tidemark.stats.certificate;

import dev.tidemark.stats.MinimumSample;
import dev.tidemark.stats.kernel.GaussianKernel;
import dev.tidemark.stats.kernel.PointGram;
import dev.tidemark.stats.selection.PoolItem;
import dev.tidemark.stats.weights.Kish;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The part of traffic that has no item of the set near it: finds topics the set does not know.
 *
 * <p>A prompt is covered if the ball around it that reaches to its 5th nearest prompt of other
 * users holds an item. Even a random set leaves many balls empty, so only the excess over that
 * means something.
 *
 * @param value weighted share of prompts that are not covered, in [0, 1]
 * @param expected the same for a random set of equal size, by formula
 * @param prompts prompts used: at most 5 a user, at most 2,000
 * @param users users they come from
 * @param effectiveUsers Kish size of the weights of those users
 * @see <a href="https://proceedings.mlr.press/v119/naeem20a.html">Naeem et al. (2020), Reliable
 *     fidelity and diversity metrics for generative models; restricting neighbours to other users
 *     and subtracting the expectation per prompt is ours</a>
 */
public record UncoveredMass(
    double value, double expected, int prompts, int users, double effectiveUsers) {

  /** k of the nearest neighbours. */
  public static final int NEIGHBOURS = 5;

  private static final int PER_USER = 5;
  private static final int MOST = 2000;
  // Only distances are read from the matrix.
  private static final GaussianKernel ANY = new GaussianKernel(1);

  /** Share beyond what a random set of equal size leaves; below 0 for a well spread set. */
  public double excess() {
    return value - expected;
  }

  /**
   * Expected coverage of a prompt by a random set: the chance that among the other prompts and the
   * items, in order of distance, the first k are not all prompts.
   *
   * @param prompts N, the prompt itself and those its neighbours are sought among; more than k
   * @param items m of the set, at least 1
   * @param k neighbours, at least 1
   * @return 1 - prod_{i=1..k} (N - i) / (N + m - i); .96877344 for N = m = 10,000 and k = 5
   */
  public static double expectedCoverage(int prompts, int items, int k) {
    if (prompts <= k || items < 1 || k < 1) {
      throw new IllegalArgumentException(
          "%d prompts and %d items for %d neighbours; more prompts than neighbours are required"
              .formatted(prompts, items, k));
    }
    double none = 1;
    for (int i = 1; i <= k; i++) {
      none *= (prompts - i) / ((double) prompts + items - i);
    }
    return 1 - none;
  }

  /**
   * Uncovered mass of a set among held-out prompts.
   *
   * @param heldOut prompts of users the set was not chosen from, in any order
   * @param set at least 1 item
   * @return the mass, or empty below {@link MinimumSample#UNCOVERED_MASS}; O(n (n + m) d) for n up
   *     to 2,000
   */
  public static Optional<UncoveredMass> of(List<PoolItem> heldOut, List<PoolItem> set) {
    List<PoolItem> prompts = few(heldOut);
    int users = users(prompts);
    return MinimumSample.UNCOVERED_MASS.shortfall(prompts.size(), users).isPresent()
        ? Optional.empty()
        : Optional.of(measure(prompts, set, users));
  }

  /**
   * Why there is no uncovered mass.
   *
   * @param heldOut prompts of users the set was not chosen from
   * @return actual and required numbers, or empty if there is enough
   */
  static Optional<String> shortfall(List<PoolItem> heldOut) {
    List<PoolItem> prompts = few(heldOut);
    return MinimumSample.UNCOVERED_MASS.shortfall(prompts.size(), users(prompts));
  }

  private static int users(List<PoolItem> prompts) {
    return (int) prompts.stream().mapToLong(PoolItem::user).distinct().count();
  }

  // First by key, which is random; a user's weights grow by what he has more.
  private static List<PoolItem> few(List<PoolItem> heldOut) {
    Map<Long, List<PoolItem>> byUser = new HashMap<>();
    for (PoolItem item : heldOut) {
      byUser.computeIfAbsent(item.user(), user -> new ArrayList<>()).add(item);
    }
    return byUser.values().stream()
        .flatMap(own -> few(own, PER_USER).stream())
        .sorted(Comparator.comparingLong(PoolItem::key))
        .limit(MOST)
        .toList();
  }

  private static List<PoolItem> few(List<PoolItem> own, int most) {
    double factor = Math.max(1, own.size() / (double) most);
    return own.stream()
        .sorted(Comparator.comparingLong(PoolItem::key))
        .limit(most)
        .map(i -> new PoolItem(i.key(), i.user(), i.cell(), i.weight() * factor, i.vector()))
        .toList();
  }

  private static UncoveredMass measure(List<PoolItem> prompts, List<PoolItem> set, int users) {
    List<PoolItem> both = new ArrayList<>(prompts);
    both.addAll(set);
    float[][] points = both.stream().map(PoolItem::vector).toArray(float[][]::new);
    PointGram gram = new PointGram(ANY, points);
    double weight = 0;
    double uncovered = 0;
    double expected = 0;
    for (int i = 0; i < prompts.size(); i++) {
      double own = prompts.get(i).weight();
      double[] others = distancesToOthers(gram, prompts, i);
      weight += own;
      uncovered += others[NEIGHBOURS - 1] < nearestItem(gram, i, prompts.size()) ? own : 0;
      expected += own * (1 - expectedCoverage(others.length + 1, set.size(), NEIGHBOURS));
    }
    return new UncoveredMass(
        uncovered / weight, expected / weight, prompts.size(), users, effectiveUsers(prompts));
  }

  private static double effectiveUsers(List<PoolItem> prompts) {
    Map<Long, Double> byUser = new TreeMap<>();
    prompts.forEach(prompt -> byUser.merge(prompt.user(), prompt.weight(), Double::sum));
    return Kish.effectiveSize(byUser.values().stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static double[] distancesToOthers(PointGram gram, List<PoolItem> prompts, int i) {
    double[] distances = new double[prompts.size()];
    int n = 0;
    for (int j = 0; j < distances.length; j++) {
      if (prompts.get(j).user() != prompts.get(i).user()) {
        distances[n++] = gram.squaredDistance(i, j);
      }
    }
    double[] others = Arrays.copyOf(distances, n);
    Arrays.sort(others);
    return others;
  }

  private static double nearestItem(PointGram gram, int i, int from) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int l = from; l < gram.size(); l++) {
      nearest = Math.min(nearest, gram.squaredDistance(i, l));
    }
    return nearest;
  }
}
