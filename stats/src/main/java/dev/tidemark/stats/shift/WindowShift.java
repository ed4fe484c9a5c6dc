package dev.tidemark.stats.shift;

import dev.tidemark.stats.MinimumSample;
import dev.tidemark.stats.resample.BlockJackknife;
import dev.tidemark.stats.resample.Gram;
import dev.tidemark.stats.resample.Permutations;
import dev.tidemark.stats.sketch.WindowSketch;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Distance between two windows of traffic.
 *
 * <p>MMD^2 = K(P,P) + K(Q,Q) - 2 K(P,Q), each a mean over pairs of records in different blocks. The
 * cross term drops same-block pairs too, so that the same users may be on both sides; where block
 * sets are disjoint (canary and control) it equals the plain cross term. Windows must be of one
 * space and codebook; a block index must mean the same users on both sides.
 */
public final class WindowShift {

  private static final double CONFIDENCE = 0.95;

  private final BlockSums p;
  private final BlockSums q;
  private final int[] blocks;

  private WindowShift(WindowSketch current, WindowSketch reference) {
    if (current.shape().features() != reference.shape().features()) {
      throw new IllegalArgumentException(
          "windows of %d and %d features; compare windows of one space"
              .formatted(current.shape().features(), reference.shape().features()));
    }
    p = new BlockSums(current);
    q = new BlockSums(reference);
    blocks = IntStream.range(0, WindowSketch.BLOCKS).filter(b -> p.has(b) || q.has(b)).toArray();
  }

  /**
   * Cluster-correct MMD^2 with a 95 % delete-a-block jackknife interval and its noise floor.
   *
   * @param current the window the report is about
   * @param reference the window it is compared with, of the same shape
   * @return the estimate, INSUFFICIENT below the minimum of {@link MinimumSample#WINDOW_DISTANCE};
   *     O(B^2 D), about 20 ms at 256 blocks
   */
  public static ShiftEstimate between(WindowSketch current, WindowSketch reference) {
    WindowShift shift = new WindowShift(current, reference);
    long least = Math.min(current.count(), reference.count());
    int leastBlocks = Math.min(current.blocksUsed(), reference.blocksUsed());
    Optional<String> shortfall = MinimumSample.WINDOW_DISTANCE.shortfall(least, leastBlocks);
    return shortfall.isPresent()
        ? ShiftEstimate.insufficient(current.count(), shift.blocks.length, shortfall.get())
        : shift.estimate();
  }

  private ShiftEstimate estimate() {
    DisjointPairs pp = new DisjointPairs(p, p);
    DisjointPairs qq = new DisjointPairs(q, q);
    DisjointPairs pq = new DisjointPairs(p, q);
    double value = pp.mean() + qq.mean() - 2 * pq.mean();
    double[] without =
        IntStream.of(blocks)
            .mapToDouble(b -> pp.meanWithout(b) + qq.meanWithout(b) - 2 * pq.meanWithout(b))
            .toArray();
    double sd0 = NoiseFloor.sd0(NoiseFloor.differences(p, p.mean(), q, q.mean(), blocks));
    return new ShiftEstimate(
        value,
        BlockJackknife.of(value, without).interval(CONFIDENCE),
        sd0,
        NoiseFloor.DETECTABLE * sd0,
        p.count,
        NoiseFloor.effectiveCount(p, 1 - pp.mean()),
        blocks.length,
        ShiftStatus.OK,
        "");
  }

  /**
   * P-value of "no shift between two windows with the same users" by a random sign per block: D_b =
   * (p_b - W_Pb m)/W_P - (q_b - W_Qb m)/W_Q with the common centre m, T = |sum D_b|^2.
   *
   * @param current one window, for example this week
   * @param reference the other, for example last week
   * @param permutations number and seed
   * @return p in (0, 1], or empty below the minimum of {@link MinimumSample#WINDOW_PERMUTATION}
   */
  public static Optional<Double> signPermutationP(
      WindowSketch current, WindowSketch reference, Permutations permutations) {
    long least = Math.min(current.count(), reference.count());
    int leastBlocks = Math.min(current.blocksUsed(), reference.blocksUsed());
    if (MinimumSample.WINDOW_PERMUTATION.shortfall(least, leastBlocks).isPresent()) {
      return Optional.empty();
    }
    WindowShift shift = new WindowShift(current, reference);
    double[] centre = shift.commonCentre();
    double[][] differences = NoiseFloor.differences(shift.p, centre, shift.q, centre, shift.blocks);
    return Optional.of(Permutations.p(permutations.overSigns(Gram.of(differences))));
  }

  private double[] commonCentre() {
    double[] centre = p.mean();
    double[] other = q.mean();
    for (int j = 0; j < centre.length; j++) {
      centre[j] = (centre[j] + other[j]) / 2;
    }
    return centre;
  }
}
