package dev.tidemark.stats.adaptation;

import dev.tidemark.stats.kernel.VectorMath;
import java.util.List;
import java.util.function.Function;

/**
 * Sums per block of the users' means before (a) and after (b), from which every adjusted change r =
 * b - theta a follows, whatever theta.
 *
 * <p>Memory is O(blocks x D); users are read once.
 */
final class ChangeSums {

  private final double[][] before;
  private final double[][] after;
  private final double[] beforeSquares;
  private final double[] crossProducts;
  private final double[] afterSquares;
  private final int[] users;

  ChangeSums(List<PanelUser> stayers, int blocks, Function<PanelPeriod, float[]> part) {
    int dimension = stayers.isEmpty() ? 0 : part.apply(stayers.getFirst().before()).length;
    before = new double[blocks][dimension];
    after = new double[blocks][dimension];
    beforeSquares = new double[blocks];
    crossProducts = new double[blocks];
    afterSquares = new double[blocks];
    users = new int[blocks];
    for (PanelUser user : stayers) {
      add(user.block(), part.apply(user.before()), part.apply(user.after()));
    }
  }

  private void add(int block, float[] a, float[] b) {
    VectorMath.axpy(1, a, before[block]);
    VectorMath.axpy(1, b, after[block]);
    beforeSquares[block] += VectorMath.dot(a, a);
    crossProducts[block] += VectorMath.dot(a, b);
    afterSquares[block] += VectorMath.dot(b, b);
    users[block]++;
  }

  /**
   * theta = tr Cov(a, b) / tr Var(a) over all users with one common mean. Never within cohorts: the
   * permutation is exact only because theta does not see the labels.
   */
  double pooledTheta() {
    double n = sum(users);
    double[] meanBefore = total(before);
    double[] meanAfter = total(after);
    double covariance = sum(crossProducts) - VectorMath.dot(meanBefore, meanAfter) / n;
    double variance = sum(beforeSquares) - VectorMath.dot(meanBefore, meanBefore) / n;
    return variance > 0 ? covariance / variance : 0;
  }

  /** Block sums of r = b - theta a. */
  AdjustedChange adjusted(double theta) {
    double[][] sums = new double[before.length][];
    double[] squares = new double[before.length];
    for (int k = 0; k < sums.length; k++) {
      sums[k] = after[k].clone();
      VectorMath.axpy(-theta, before[k], sums[k]);
      squares[k] =
          afterSquares[k] - 2 * theta * crossProducts[k] + theta * theta * beforeSquares[k];
    }
    return new AdjustedChange(theta, sums, squares, users);
  }

  private static double[] total(double[][] rows) {
    double[] total = new double[rows[0].length];
    for (double[] row : rows) {
      VectorMath.axpy(1, row, total);
    }
    return total;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  private static double sum(int[] values) {
    double sum = 0;
    for (int value : values) {
      sum += value;
    }
    return sum;
  }
}
