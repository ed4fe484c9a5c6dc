package dev.tidemark.stats.shift;

import dev.tidemark.stats.kernel.VectorMath;

/**
 * Mean kernel over pairs of records of two windows that lie in different blocks:
 *
 * <pre>K(P, Q) = (S_P . S_Q - sum_b p_b . q_b) / (W_P W_Q - sum_b W_Pb W_Qb)</pre>
 *
 * <p>With P = Q this is the cluster-correct U_B. With different windows it drops pairs of one user
 * with himself a week later, which are as alike as pairs within a window: kept, they would enlarge
 * the cross term only and bias MMD^2 downwards. Blocks are independent draws of users, so each of
 * the three terms of MMD^2 estimates an inner product of mean embeddings from independent pairs.
 */
final class DisjointPairs {

  private final BlockSums p;
  private final BlockSums q;
  private final double[] same;
  private final double sameSum;
  private final double sameWeight;
  private final double all;

  DisjointPairs(BlockSums p, BlockSums q) {
    this.p = p;
    this.q = q;
    same = new double[p.sums.length];
    double sum = 0;
    double weight = 0;
    for (int b = 0; b < same.length; b++) {
      same[b] = p.has(b) && q.has(b) ? VectorMath.dot(p.sums[b], q.sums[b]) : 0;
      sum += same[b];
      weight += p.weights[b] * q.weights[b];
    }
    sameSum = sum;
    sameWeight = weight;
    all = VectorMath.dot(p.total, q.total);
  }

  double mean() {
    return (all - sameSum) / (p.weight * q.weight - sameWeight);
  }

  /** The mean without block b on either side; O(D). */
  double meanWithout(int b) {
    double left = p.has(b) ? VectorMath.dot(p.sums[b], q.total) : 0;
    double right = q.has(b) ? VectorMath.dot(p.total, q.sums[b]) : 0;
    double numerator = all - left - right + same[b] - (sameSum - same[b]);
    double product = p.weights[b] * q.weights[b];
    double weights = (p.weight - p.weights[b]) * (q.weight - q.weights[b]);
    return numerator / (weights - (sameWeight - product));
  }
}
