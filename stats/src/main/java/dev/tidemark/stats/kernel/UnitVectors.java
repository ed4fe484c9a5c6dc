package dev.tidemark.stats.kernel;

/** What counts as a vector of norm 1. */
public final class UnitVectors {
  /** Wider than float32 rounding at any dimension, narrower than a vector nobody normalised. */
  private static final double TOLERANCE = 1e-3;

  private UnitVectors() {}

  /** Whether a norm is 1 within 0.001; NaN is not. */
  public static boolean isUnit(double norm) {
    return Math.abs(norm - 1) <= TOLERANCE;
  }

  /**
   * Refuses a vector that is not of norm 1 within 0.001.
   *
   * @param what name of the vector for the message
   * @throws IllegalArgumentException with its norm
   */
  public static void requireUnit(String what, float[] vector) {
    double norm = VectorMath.norm(vector);
    if (!isUnit(norm)) {
      throw new IllegalArgumentException(
          "%s of norm %s but norm 1 within 0.001 is required; normalise it first"
              .formatted(what, norm));
    }
  }
}
