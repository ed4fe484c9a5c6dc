package dev.tidemark.stats.sketch;

/**
 * The fixed-point grids of a sketch.
 *
 * <p>Weights are rounded to 2^-20 when they arrive and everything after uses the rounded weight, so
 * W, W2 and s stay consistent. Sums of features are kept in 2^-40. Since |phi_j| &lt;= 1/sqrt(R)
 * and the total weight is at most {@link #capacity}, no feature sum can overflow.
 */
final class FixedPoint {

  static final double WEIGHT_UNIT = 0x1.0p-20;
  static final double FEATURE_UNIT = 0x1.0p-40;
  static final double MIN_WEIGHT = WEIGHT_UNIT;
  static final double MAX_WEIGHT = 0x1.0p20;
  // Features are float32: a component may exceed 1/sqrt(R) by rounding.
  static final double COMPONENT_SLACK = 1.0001;

  private FixedPoint() {}

  /** Greatest total weight of one block, in weight units: feature sums then stay below 2^63. */
  static long capacity(int features) {
    double total = 0x1.0p22 * Math.sqrt(features / 2.0);
    return (long) (total / WEIGHT_UNIT);
  }

  static long weightUnits(double weight) {
    if (!(weight >= MIN_WEIGHT && weight <= MAX_WEIGHT)) {
      throw new IllegalArgumentException(
          "weight "
              + weight
              + " but a number in [2^-20, 2^20] is required; pass 1 / inclusion probability");
    }
    return Math.round(weight / WEIGHT_UNIT);
  }

  static double weight(long units) {
    return units * WEIGHT_UNIT;
  }
}
