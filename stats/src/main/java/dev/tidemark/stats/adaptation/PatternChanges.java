package dev.tidemark.stats.adaptation;

import dev.tidemark.stats.Interval;
import dev.tidemark.stats.multiple.BenjaminiHochberg;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Adjusted changes of the pattern features, each with its own theta.
 *
 * <p>The features have different units, so each is a scalar contrast; together they are tested by
 * the largest |t|.
 */
final class PatternChanges {

  private static final double CONFIDENCE_UPPER = 0.975;

  /** Per feature: sum of r over the users of each block. */
  private final double[][] sums;

  private final double[] sd;
  private final int[] users;

  PatternChanges(List<PanelUser> stayers, int blocks, boolean pooled) {
    int features = stayers.getFirst().before().patterns().length;
    sums = new double[features][];
    sd = new double[features];
    users = new int[blocks];
    stayers.forEach(user -> users[user.block()]++);
    for (int j = 0; j < features; j++) {
      addFeature(j, stayers, blocks, pooled);
    }
  }

  private void addFeature(int j, List<PanelUser> stayers, int blocks, boolean pooled) {
    Moments moments = new Moments();
    for (PanelUser user : stayers) {
      moments.add(user.before().patterns()[j], user.after().patterns()[j]);
    }
    double theta = pooled ? moments.theta() : 1;
    double[] sum = new double[blocks];
    for (PanelUser user : stayers) {
      sum[user.block()] += user.after().patterns()[j] - theta * user.before().patterns()[j];
    }
    sums[j] = sum;
    sd[j] = moments.residualSd(theta);
  }

  int features() {
    return sums.length;
  }

  /** Largest |t| over the features; the scale is that of all users, so labels do not enter it. */
  double maxT(boolean[] treated) {
    double treatedUsers = 0;
    double all = 0;
    for (int b = 0; b < users.length; b++) {
      treatedUsers += treated[b] ? users[b] : 0;
      all += users[b];
    }
    double controlUsers = all - treatedUsers;
    double spread = Math.sqrt(1 / treatedUsers + 1 / controlUsers);
    double largest = 0;
    for (int j = 0; j < sums.length; j++) {
      double difference = difference(sums[j], treated, treatedUsers, controlUsers);
      largest = sd[j] > 0 ? Math.max(largest, Math.abs(difference) / (sd[j] * spread)) : largest;
    }
    return largest;
  }

  private static double difference(double[] sum, boolean[] treated, double nT, double nC) {
    double exposed = 0;
    double control = 0;
    for (int b = 0; b < sum.length; b++) {
      exposed += treated[b] ? sum[b] : 0;
      control += treated[b] ? 0 : sum[b];
    }
    return exposed / nT - control / nC;
  }

  List<PatternContrast> contrasts(boolean[] treated) {
    boolean[] all = new boolean[users.length];
    Arrays.fill(all, true);
    List<ArmMeans> means =
        Arrays.stream(sums).map(sum -> ArmMeans.of(sum, users, treated, all)).toList();
    double[] adjusted =
        BenjaminiHochberg.adjust(means.stream().mapToDouble(ArmMeans::twoSidedP).toArray());
    List<PatternContrast> contrasts = new ArrayList<>();
    IntStream.range(0, means.size())
        .forEach(j -> contrasts.add(contrast(j, means.get(j), adjusted[j])));
    return List.copyOf(contrasts);
  }

  private static PatternContrast contrast(int j, ArmMeans mean, double adjusted) {
    double reach = mean.quantile(CONFIDENCE_UPPER) * mean.standardError();
    Interval interval = new Interval(mean.difference() - reach, mean.difference() + reach);
    return new PatternContrast(
        j, mean.difference(), interval, mean.t(), mean.twoSidedP(), adjusted);
  }

  /** Second moments of one feature before (a) and after (b). */
  private static final class Moments {
    private double n;
    private double a;
    private double b;
    private double aa;
    private double ab;
    private double bb;

    void add(double before, double after) {
      n++;
      a += before;
      b += after;
      aa += before * before;
      ab += before * after;
      bb += after * after;
    }

    double theta() {
      double variance = aa - a * a / n;
      return variance > 1e-12 * aa ? (ab - a * b / n) / variance : 0;
    }

    double residualSd(double theta) {
      double mean = (b - theta * a) / n;
      double square = (bb - 2 * theta * ab + theta * theta * aa) / n - mean * mean;
      return square > 1e-12 * bb / n ? Math.sqrt(square) : 0;
    }
  }
}
