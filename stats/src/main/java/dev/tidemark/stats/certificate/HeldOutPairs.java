package dev.tidemark.stats.certificate;

import dev.tidemark.stats.kernel.GaussianKernel;
import dev.tidemark.stats.kernel.PointGram;
import dev.tidemark.stats.random.SplitMix64;
import dev.tidemark.stats.selection.PoolItem;
import dev.tidemark.stats.selection.Progress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Kernel sums of held-out prompts over pairs of different users, whole and without each block.
 *
 * <p>Users are the blocks of the jackknife while there are at most 256 of them, else hashed into
 * 256. Pairs of one user are dropped everywhere, as his prompts resemble each other.
 */
final class HeldOutPairs {

  private static final int MOST_BLOCKS = 256;

  final int blocks;
  private final double[] weightOf;
  private final double[] userSquaresOf;
  private final double[] crossOf;
  // Sums over ordered pairs of different users: with one point in the block, with both in it.
  private final double[] pairsFrom;
  private final double[] pairsWithin;

  private final double weight;
  private final double userSquares;
  private final double cross;
  private final double pairs;

  /**
   * All sums in one pass; O(n^2 d / 2 + n m d).
   *
   * @param heldOut n prompts by user, at least 2 users
   * @param set m items
   */
  HeldOutPairs(
      GaussianKernel kernel, List<PoolItem> heldOut, List<PoolItem> set, Progress progress) {
    int n = heldOut.size();
    float[][] points = vectors(heldOut, set);
    PointGram gram = new PointGram(kernel, points);
    int[] block = blocks(heldOut);
    this.blocks = Arrays.stream(block).max().orElse(-1) + 1;
    this.weightOf = new double[blocks];
    this.userSquaresOf = new double[blocks];
    this.crossOf = new double[blocks];
    this.pairsFrom = new double[blocks];
    this.pairsWithin = new double[blocks];
    sumWeights(heldOut, block);
    for (int i = 0; i < n; i++) {
      addPairs(heldOut, block, gram, i);
      crossOf[block[i]] += heldOut.get(i).weight() * meanToSet(gram, i, n);
      if (i % 16 == 0) {
        progress.step(i / (double) n * i / n);
      }
    }
    this.weight = Arrays.stream(weightOf).sum();
    this.userSquares = Arrays.stream(userSquaresOf).sum();
    this.cross = Arrays.stream(crossOf).sum();
    this.pairs = Arrays.stream(pairsFrom).sum();
  }

  private static float[][] vectors(List<PoolItem> heldOut, List<PoolItem> set) {
    float[][] points = new float[heldOut.size() + set.size()][];
    for (int i = 0; i < points.length; i++) {
      points[i] =
          i < heldOut.size() ? heldOut.get(i).vector() : set.get(i - heldOut.size()).vector();
    }
    return points;
  }

  private static int[] blocks(List<PoolItem> heldOut) {
    long users = heldOut.stream().mapToLong(PoolItem::user).distinct().count();
    boolean hashed = users > MOST_BLOCKS;
    Map<Long, Integer> blocks = new TreeMap<>();
    return heldOut.stream()
        .mapToInt(
            item -> {
              long label =
                  hashed ? Math.floorMod(SplitMix64.mix(item.user()), MOST_BLOCKS) : item.user();
              return blocks.computeIfAbsent(label, unseen -> blocks.size());
            })
        .toArray();
  }

  private void sumWeights(List<PoolItem> heldOut, int[] block) {
    Map<Long, Double> users = new TreeMap<>();
    Map<Long, Integer> blockOf = new TreeMap<>();
    for (int i = 0; i < block.length; i++) {
      PoolItem item = heldOut.get(i);
      weightOf[block[i]] += item.weight();
      users.merge(item.user(), item.weight(), Double::sum);
      blockOf.put(item.user(), block[i]);
    }
    users.forEach((user, sum) -> userSquaresOf[blockOf.getOrDefault(user, 0)] += sum * sum);
  }

  private void addPairs(List<PoolItem> heldOut, int[] block, PointGram gram, int i) {
    PoolItem a = heldOut.get(i);
    for (int j = 0; j < i; j++) {
      PoolItem b = heldOut.get(j);
      if (a.user() != b.user()) {
        double value = a.weight() * b.weight() * gram.at(i, j);
        pairsFrom[block[i]] += value;
        pairsFrom[block[j]] += value;
        pairsWithin[block[i]] += block[i] == block[j] ? 2 * value : 0;
      }
    }
  }

  private static double meanToSet(PointGram gram, int i, int from) {
    double sum = 0;
    for (int l = from; l < gram.size(); l++) {
      sum += gram.at(i, l);
    }
    return sum / (gram.size() - from);
  }

  /** Unbiased |mu_P|^2: mean kernel of two prompts of different users. */
  double squaredNorm() {
    return pairs / (weight * weight - userSquares);
  }

  /** Estimate of mu_E . mu_P. */
  double crossMean() {
    return cross / weight;
  }

  /** |mu_P|^2 - 2 mu_E . mu_P without one block. */
  double movingPartWithout(int block) {
    double left = weight - weightOf[block];
    double leftPairs = pairs - 2 * pairsFrom[block] + pairsWithin[block];
    return leftPairs / (left * left - userSquares + userSquaresOf[block])
        - 2 * (cross - crossOf[block]) / left;
  }
}
