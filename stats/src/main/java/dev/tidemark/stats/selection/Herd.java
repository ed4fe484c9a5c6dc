package dev.tidemark.stats.selection;

import dev.tidemark.stats.kernel.PointGram;
import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * The growing set: which points are in, and how near each point is to it and to the pool.
 *
 * <p>Adding point i to a set S of t - 1 points changes MMD^2 by an amount that falls in t mu_i -
 * sum over S of k(x_j, x_i), so the best point is where that is largest. Two numbers a point are
 * kept, no matrix.
 */
final class Herd {

  private static final int TILE = 64;

  private final PointGram gram;
  private final double[] target;
  private final double[] near;
  private final BitSet in = new BitSet();
  private final Work work;

  /**
   * An empty set.
   *
   * @param shares of the pool, sum 1; 0 for points that are not of the pool
   */
  Herd(PointGram gram, double[] shares, Work work) {
    this.gram = gram;
    this.work = work;
    this.near = new double[shares.length];
    this.target = target(shares);
  }

  // mu_i = sum_l pi_l k(x_l, x_i), each pair computed once; tiles stay in the second-level cache.
  private double[] target(double[] shares) {
    double[] mu = shares.clone();
    for (int i0 = 0; i0 < mu.length; i0 += TILE) {
      int end = Math.min(i0 + TILE, mu.length);
      for (int j0 = 0; j0 <= i0; j0 += TILE) {
        addTile(mu, shares, i0, end, j0);
      }
      work.done((long) (end - i0) * (i0 + end) / 2);
    }
    return mu;
  }

  private void addTile(double[] mu, double[] shares, int i0, int end, int j0) {
    for (int i = i0; i < end; i++) {
      for (int j = j0; j < Math.min(j0 + TILE, i); j++) {
        double k = gram.at(i, j);
        mu[i] += shares[j] * k;
        mu[j] += shares[i] * k;
      }
    }
  }

  /** Takes a point in and returns its row, which is needed to take it out again. */
  float[] add(int point) {
    float[] row = gram.row(point);
    in.set(point);
    shift(row, 1);
    work.done(row.length);
    return row;
  }

  void addAgain(int point, float[] row) {
    in.set(point);
    shift(row, 1);
  }

  void remove(int point, float[] row) {
    in.clear(point);
    shift(row, -1);
  }

  private void shift(float[] row, int sign) {
    for (int l = 0; l < row.length; l++) {
      near[l] += sign * (double) row[l];
    }
  }

  int size() {
    return in.cardinality();
  }

  /** The allowed point that brings the set nearest to the pool; the first of equals; -1 if none. */
  int best(int candidates, IntPredicate allowed) {
    int t = size() + 1;
    int best = -1;
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < candidates; i++) {
      double gain = t * target[i] - near[i];
      if (gain > highest && !in.get(i) && allowed.test(i)) {
        best = i;
        highest = gain;
      }
    }
    return best;
  }

  /** Squared distance of the set to the pool. */
  double distance(double[] shares) {
    double pool = 0;
    for (int i = 0; i < shares.length; i++) {
      pool += shares[i] * target[i];
    }
    double m = size();
    double set = in.stream().mapToDouble(i -> near[i]).sum() / (m * m);
    double cross = in.stream().mapToDouble(i -> target[i]).sum() / m;
    return Math.max(0, set - 2 * cross + pool);
  }
}
