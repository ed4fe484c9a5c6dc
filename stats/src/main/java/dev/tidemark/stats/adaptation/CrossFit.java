package dev.tidemark.stats.adaptation;

import dev.tidemark.stats.kernel.VectorMath;
import dev.tidemark.stats.random.SplitMix64;
import java.util.Arrays;

/**
 * One-sided 95 % lower bound of |A| by cross-fitting.
 *
 * <p>A direction from one half of the blocks, the contrast along it in the other half, and the
 * other way round; the bound is the mean of both minus t_.95 times the mean of both standard
 * errors. The halves are not independent when A = 0, so the errors must not be divided by sqrt 2.
 */
final class CrossFit {

  private static final double LEVEL = 0.95;

  private CrossFit() {}

  static double lowerBound(AdjustedChange change, boolean[] treated, long seed) {
    boolean[] first = half(change, treated, seed);
    boolean[] second = new boolean[first.length];
    for (int b = 0; b < first.length; b++) {
      second[b] = !first[b];
    }
    ArmMeans one = along(change, treated, first, second);
    ArmMeans two = along(change, treated, second, first);
    double t = one.quantile(LEVEL);
    return (one.difference() + two.difference()) / 2
        - t * (one.standardError() + two.standardError()) / 2;
  }

  // Each cohort's blocks with users are dealt alternately in random order.
  private static boolean[] half(AdjustedChange change, boolean[] treated, long seed) {
    boolean[] first = new boolean[treated.length];
    int[] order = change.used().toArray();
    new SplitMix64(seed).shuffle(order);
    int dealtTreated = 0;
    int dealtControl = 0;
    for (int b : order) {
      first[b] = treated[b] ? dealtTreated++ % 2 == 0 : dealtControl++ % 2 == 0;
    }
    return first;
  }

  private static ArmMeans along(
      AdjustedChange change, boolean[] treated, boolean[] learn, boolean[] test) {
    double[] direction = unit(change.difference(treated, learn));
    double[] sums = new double[change.blocks()];
    int[] users = new int[change.blocks()];
    Arrays.setAll(sums, b -> change.projected(b, direction));
    Arrays.setAll(users, change::users);
    return ArmMeans.of(sums, users, treated, test);
  }

  private static double[] unit(double[] vector) {
    double norm = VectorMath.norm(vector);
    double[] unit = new double[vector.length];
    if (norm > 0) {
      VectorMath.axpy(1 / norm, vector, unit);
    }
    return unit;
  }
}
