package dev.tidemark.stats.shift;

import dev.tidemark.stats.kernel.VectorMath;
import dev.tidemark.stats.sketch.BlockSketch;
import dev.tidemark.stats.sketch.WindowSketch;

/** The sums of a window in double, block by block; blocks without records are zero. */
final class BlockSums {

  final double[][] sums = new double[WindowSketch.BLOCKS][];
  final double[] weights = new double[WindowSketch.BLOCKS];
  final double[] squaredWeights = new double[WindowSketch.BLOCKS];
  final double[] total;
  final double weight;
  final double squaredWeight;
  final long count;

  BlockSums(WindowSketch window) {
    total = new double[window.shape().features()];
    double[] zero = new double[total.length];
    for (int b = 0; b < sums.length; b++) {
      BlockSketch block = window.block(b).orElse(null);
      sums[b] = block == null ? zero : block.featureSum();
      weights[b] = block == null ? 0 : block.weight();
      squaredWeights[b] = block == null ? 0 : block.squaredWeight();
      VectorMath.axpy(1, sums[b], total);
    }
    weight = window.weight();
    squaredWeight = window.squaredWeight();
    count = window.count();
  }

  /** Residual sums (s_b - W_b centre) / W; each block's part in the error of the mean. */
  double[][] residuals(double[] centre) {
    double[][] residuals = new double[sums.length][total.length];
    for (int b = 0; b < sums.length; b++) {
      if (weights[b] > 0) {
        VectorMath.axpy(1 / weight, sums[b], residuals[b]);
        VectorMath.axpy(-weights[b] / weight, centre, residuals[b]);
      }
    }
    return residuals;
  }

  double[] mean() {
    double[] mean = new double[total.length];
    VectorMath.axpy(1 / weight, total, mean);
    return mean;
  }

  boolean has(int block) {
    return weights[block] > 0;
  }
}
