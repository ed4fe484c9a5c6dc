package dev.tidemark.stats.shift;

import dev.tidemark.stats.Interval;
import dev.tidemark.stats.MinimumSample;
import dev.tidemark.stats.resample.BlockJackknife;
import dev.tidemark.stats.sketch.WindowSketch;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Distance of production from a fixed set, and what the set is worth.
 *
 * @param distance v = |mu_E|^2 - 2 mu_E . s_P / W_P + U_B(P) with its jackknife interval; the noise
 *     floor is that of U_B(P)
 * @param equivalent V / v with interval and light; empty if INSUFFICIENT
 */
public record FixedSetShift(ShiftEstimate distance, Optional<EquivalentFreshSample> equivalent) {

  private static final double CONFIDENCE = 0.95;

  /**
   * Compares a fixed set with a window of production.
   *
   * @param set the fixed set, of the same features as the window; none of its points is treated as
   *     sampled, so the interval is about production only
   * @param production the window
   * @return distance and EFS; INSUFFICIENT below {@link MinimumSample#FIXED_SET_DISTANCE}
   */
  public static FixedSetShift of(FixedSet set, WindowSketch production) {
    if (set.features() != production.shape().features()) {
      throw new IllegalArgumentException(
          "set of %d and window of %d features; compare within one space"
              .formatted(set.features(), production.shape().features()));
    }
    int used = production.blocksUsed();
    Optional<String> shortfall =
        MinimumSample.FIXED_SET_DISTANCE.shortfall(production.count(), used);
    return shortfall.isPresent()
        ? new FixedSetShift(
            ShiftEstimate.insufficient(production.count(), used, shortfall.get()), Optional.empty())
        : estimate(set, new BlockSums(production));
  }

  /**
   * The point estimate of v alone, without minima.
   *
   * @param set the fixed set
   * @param production at least 2 blocks with records
   * @return v; unbiased, may be negative
   */
  public static double value(FixedSet set, WindowSketch production) {
    BlockSums sums = new BlockSums(production);
    return set.squaredNorm()
        - 2 * set.dot(sums.total) / sums.weight
        + new DisjointPairs(sums, sums).mean();
  }

  private static FixedSetShift estimate(FixedSet set, BlockSums p) {
    int[] blocks = IntStream.range(0, p.sums.length).filter(p::has).toArray();
    DisjointPairs pairs = new DisjointPairs(p, p);
    double cross = set.dot(p.total);
    double value = set.squaredNorm() - 2 * cross / p.weight + pairs.mean();
    double[] without =
        IntStream.of(blocks)
            .mapToDouble(
                b ->
                    set.squaredNorm()
                        - 2 * (cross - set.dot(p.sums[b])) / (p.weight - p.weights[b])
                        + pairs.meanWithout(b))
            .toArray();
    Interval interval = BlockJackknife.of(value, without).interval(CONFIDENCE);
    double variance = 1 - pairs.mean();
    double sd0 = NoiseFloor.sd0(usedResiduals(p, blocks));
    ShiftEstimate distance =
        new ShiftEstimate(
            value,
            interval,
            sd0,
            NoiseFloor.DETECTABLE * sd0,
            p.count,
            NoiseFloor.effectiveCount(p, variance),
            blocks.length,
            ShiftStatus.OK,
            "");
    return new FixedSetShift(
        distance, Optional.of(EquivalentFreshSample.of(set.size(), variance, value, interval)));
  }

  private static double[][] usedResiduals(BlockSums p, int[] blocks) {
    double[][] residuals = p.residuals(p.mean());
    return IntStream.of(blocks).mapToObj(b -> residuals[b]).toArray(double[][]::new);
  }
}
