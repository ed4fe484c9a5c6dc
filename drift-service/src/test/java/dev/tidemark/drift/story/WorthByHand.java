package dev.tidemark.drift.story;

import dev.tidemark.stats.sketch.BlockSketch;
import dev.tidemark.stats.sketch.WindowSketch;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What an eval set is worth, by the formulas of docs/methods/shift.md written down once more: sums
 * over pairs of blocks, and every block really left out.
 *
 * @param value V / v
 * @param low V over the upper 95 % limit of v
 * @param high V over the lower 95 % limit of v
 */
public record WorthByHand(double value, double low, double high) {
  private static final double Z = 1.959963984540054;

  /**
   * The worth of a set for some days.
   *
   * @param mean weighted mean of the set's features
   */
  static WorthByHand of(double[] mean, WindowSketch production) {
    List<BlockSketch> blocks =
        IntStream.range(0, WindowSketch.BLOCKS)
            .mapToObj(production::block)
            .flatMap(Optional::stream)
            .toList();
    Moments all = Moments.of(blocks, -1);
    double v = all.distance(mean);
    double[] without =
        IntStream.range(0, blocks.size())
            .mapToDouble(b -> Moments.of(blocks, b).distance(mean))
            .toArray();
    double half = t(blocks.size() - 1) * standardError(without);
    double variance = 1 - all.meanPair();
    return new WorthByHand(variance / v, variance / (v + half), variance / (v - half));
  }

  private static double standardError(double[] without) {
    double mean = Arrays.stream(without).average().orElseThrow();
    double squares = Arrays.stream(without).map(one -> (one - mean) * (one - mean)).sum();
    return Math.sqrt(squares * (without.length - 1) / without.length);
  }

  /** Two-sided 95 % quantile of Student's t by Cornish and Fisher; 1e-6 from 100 degrees on. */
  private static double t(int degrees) {
    return Z
        + (Math.pow(Z, 3) + Z) / (4.0 * degrees)
        + (5 * Math.pow(Z, 5) + 16 * Math.pow(Z, 3) + 3 * Z) / (96.0 * degrees * degrees);
  }

  /** Sums over blocks: of features, of weights, and of the products that pairs leave out. */
  private static final class Moments {
    private final double[] sum;
    private double weight;
    private double sameBlock;
    private double sameWeight;

    private Moments(int features) {
      sum = new double[features];
    }

    static Moments of(List<BlockSketch> blocks, int without) {
      Moments moments = new Moments(blocks.getFirst().featureSum().length);
      IntStream.range(0, blocks.size())
          .filter(b -> b != without)
          .forEach(b -> moments.add(blocks.get(b)));
      return moments;
    }

    private void add(BlockSketch block) {
      double[] features = block.featureSum();
      for (int i = 0; i < sum.length; i++) {
        sum[i] += features[i];
      }
      weight += block.weight();
      sameBlock += dot(features, features);
      sameWeight += block.weight() * block.weight();
    }

    double meanPair() {
      return (dot(sum, sum) - sameBlock) / (weight * weight - sameWeight);
    }

    double distance(double[] mean) {
      return dot(mean, mean) - 2 * dot(mean, sum) / weight + meanPair();
    }

    private static double dot(double[] a, double[] b) {
      double dot = 0;
      for (int i = 0; i < a.length; i++) {
        dot += a[i] * b[i];
      }
      return dot;
    }
  }
}
