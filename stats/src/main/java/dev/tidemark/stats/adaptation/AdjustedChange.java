package dev.tidemark.stats.adaptation;

import dev.tidemark.stats.kernel.VectorMath;
import dev.tidemark.stats.resample.Gram;
import java.util.stream.IntStream;

/**
 * Block sums of adjusted changes r_u = b_u - theta a_u and their contrast between cohorts.
 *
 * <p>With S the sum of r over a cohort and Q the sum of |r|^2, the unbiased squared norm of the
 * difference of means is (|S_T|^2 - Q_T)/(n_T(n_T - 1)) + the same of C - 2 S_T.S_C/(n_T n_C). All
 * of it comes from inner products of block sums, so a permutation costs O(B^2) and a deletion O(1).
 */
final class AdjustedChange {

  private final double theta;
  private final double[][] sums;
  private final double[] squares;
  private final int[] users;
  private final double[] total;
  private final double[] alongTotal;
  private final double[][] gram;

  AdjustedChange(double theta, double[][] sums, double[] squares, int[] users) {
    this.theta = theta;
    this.sums = sums;
    this.squares = squares;
    this.users = users;
    total = new double[sums[0].length];
    for (double[] sum : sums) {
      VectorMath.axpy(1, sum, total);
    }
    alongTotal =
        IntStream.range(0, sums.length).mapToDouble(b -> VectorMath.dot(sums[b], total)).toArray();
    gram = Gram.of(sums);
  }

  double theta() {
    return theta;
  }

  /** Unbiased |A|^2 under given labels; not a number if a cohort has fewer than 2 users. */
  double squaredNorm(boolean[] treated) {
    return cohorts(treated).squaredNorm();
  }

  /** The same without each block that has users. */
  double[] squaredNormsWithout(boolean[] treated) {
    Cohorts whole = cohorts(treated);
    double[] alongTreated = new double[sums.length];
    double[] indicator = indicator(treated);
    for (int b = 0; b < sums.length; b++) {
      alongTreated[b] = VectorMath.dot(gram[b], indicator);
    }
    return used()
        .mapToDouble(b -> whole.without(this, b, treated[b], alongTreated[b]).squaredNorm())
        .toArray();
  }

  private Cohorts cohorts(boolean[] treated) {
    double[] indicator = indicator(treated);
    double treatedSquare = Gram.quadratic(gram, indicator);
    double treatedTotal = VectorMath.dot(alongTotal, indicator);
    double all = VectorMath.dot(total, total);
    Cohorts cohorts = new Cohorts();
    cohorts.treatedNorm = treatedSquare;
    cohorts.cross = treatedTotal - treatedSquare;
    cohorts.controlNorm = all - 2 * treatedTotal + treatedSquare;
    for (int b = 0; b < sums.length; b++) {
      cohorts.addCounts(treated[b], users[b], squares[b]);
    }
    return cohorts;
  }

  private static double[] indicator(boolean[] treated) {
    double[] indicator = new double[treated.length];
    for (int b = 0; b < treated.length; b++) {
      indicator[b] = treated[b] ? 1 : 0;
    }
    return indicator;
  }

  /** Mean of r over treated minus mean over control users, over blocks where kept. */
  double[] difference(boolean[] treated, boolean[] kept) {
    double[] difference = new double[total.length];
    double treatedUsers = 0;
    double controlUsers = 0;
    for (int b = 0; b < sums.length; b++) {
      treatedUsers += kept[b] && treated[b] ? users[b] : 0;
      controlUsers += kept[b] && !treated[b] ? users[b] : 0;
    }
    for (int b = 0; b < sums.length; b++) {
      if (kept[b]) {
        VectorMath.axpy(treated[b] ? 1 / treatedUsers : -1 / controlUsers, sums[b], difference);
      }
    }
    return difference;
  }

  /** Sum of r over a block, projected. */
  double projected(int block, double[] direction) {
    return VectorMath.dot(sums[block], direction);
  }

  int dimension() {
    return total.length;
  }

  int users(int block) {
    return users[block];
  }

  int blocks() {
    return sums.length;
  }

  /** Blocks with at least one user. */
  IntStream used() {
    return IntStream.range(0, sums.length).filter(b -> users[b] > 0);
  }

  /** Inner products and counts of the two cohorts. */
  private static final class Cohorts {
    private double treatedNorm;
    private double controlNorm;
    private double cross;
    private double treatedUsers;
    private double controlUsers;
    private double treatedSquares;
    private double controlSquares;

    void addCounts(boolean isTreated, double count, double squared) {
      if (isTreated) {
        treatedUsers += count;
        treatedSquares += squared;
      } else {
        controlUsers += count;
        controlSquares += squared;
      }
    }

    Cohorts without(AdjustedChange change, int b, boolean isTreated, double alongTreated) {
      double own = change.gram[b][b];
      double alongControl = change.alongTotal[b] - alongTreated;
      Cohorts rest = new Cohorts();
      rest.treatedNorm = treatedNorm - (isTreated ? 2 * alongTreated - own : 0);
      rest.controlNorm = controlNorm - (isTreated ? 0 : 2 * alongControl - own);
      rest.cross = cross - (isTreated ? alongControl : alongTreated);
      rest.treatedUsers = treatedUsers;
      rest.controlUsers = controlUsers;
      rest.treatedSquares = treatedSquares;
      rest.controlSquares = controlSquares;
      rest.addCounts(isTreated, -change.users[b], -change.squares[b]);
      return rest;
    }

    double squaredNorm() {
      return (treatedNorm - treatedSquares) / (treatedUsers * (treatedUsers - 1))
          + (controlNorm - controlSquares) / (controlUsers * (controlUsers - 1))
          - 2 * cross / (treatedUsers * controlUsers);
    }
  }
}
