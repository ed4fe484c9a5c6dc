package dev.tidemark.stats.kernel;

/**
 * Dense vector arithmetic over {@code float[]} and {@code double[]}.
 *
 * <p>Checks shapes, then calls the Vector API form if the module {@code jdk.incubator.vector} is
 * there, else plain loops. Reductions over float run in float lanes: relative error about 1e-6 at
 * length 1536. {@link #project} and {@link #cosSin} give the same bits in both forms and on every
 * lane width. Values that are not finite pass through by the rules of IEEE 754; nothing is checked
 * but lengths. All methods throw {@link IllegalArgumentException} when lengths do not fit.
 */
public final class VectorMath {

  private static final VectorImplementation CHOSEN = choose();

  private VectorMath() {}

  private static VectorImplementation choose() {
    boolean vectorModule = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    return vectorModule ? new SimdVectorMath() : new ScalarVectorMath();
  }

  /**
   * Inner product.
   *
   * @param a length n, may be 0
   * @param b length n
   * @return sum of a[i] b[i]; 0 for empty vectors; O(n)
   */
  public static double dot(float[] a, float[] b) {
    requireSameLength(a.length, b.length);
    return CHOSEN.dot(a, b);
  }

  /**
   * Inner product.
   *
   * @param a length n, may be 0
   * @param b length n
   * @return sum of a[i] b[i]; 0 for empty vectors; O(n)
   */
  public static double dot(double[] a, double[] b) {
    requireSameLength(a.length, b.length);
    return CHOSEN.dot(a, b);
  }

  /**
   * Squared Euclidean distance, by differences (exactly 0 for equal vectors).
   *
   * @param a length n
   * @param b length n
   * @return |a - b|^2, at least 0; O(n)
   */
  public static double squaredDistance(float[] a, float[] b) {
    requireSameLength(a.length, b.length);
    return CHOSEN.squaredDistance(a, b);
  }

  /**
   * Squared Euclidean distance, by differences (exactly 0 for equal vectors).
   *
   * @param a length n
   * @param b length n
   * @return |a - b|^2, at least 0; O(n)
   */
  public static double squaredDistance(double[] a, double[] b) {
    requireSameLength(a.length, b.length);
    return CHOSEN.squaredDistance(a, b);
  }

  /**
   * Euclidean norm.
   *
   * @param a any length
   * @return |a|, at least 0
   */
  public static double norm(float[] a) {
    return Math.sqrt(CHOSEN.dot(a, a));
  }

  /**
   * Euclidean norm.
   *
   * @param a any length
   * @return |a|, at least 0
   */
  public static double norm(double[] a) {
    return Math.sqrt(CHOSEN.dot(a, a));
  }

  /**
   * Adds a multiple of one vector to another: y += factor x, each element in one rounding.
   *
   * @param factor any number
   * @param x length n, unchanged
   * @param y length n, changed in place
   */
  public static void axpy(float factor, float[] x, float[] y) {
    requireSameLength(x.length, y.length);
    CHOSEN.axpy(factor, x, y);
  }

  /**
   * Adds a multiple of one vector to another: y += factor x, each element in one rounding.
   *
   * @param factor any number
   * @param x length n, unchanged
   * @param y length n, changed in place
   */
  public static void axpy(double factor, double[] x, double[] y) {
    requireSameLength(x.length, y.length);
    CHOSEN.axpy(factor, x, y);
  }

  /**
   * Adds a multiple of a float vector to a double accumulator: y += factor x.
   *
   * @param factor any number
   * @param x length n, unchanged
   * @param y length n, changed in place
   */
  public static void axpy(double factor, float[] x, double[] y) {
    requireSameLength(x.length, y.length);
    // The compiler vectorises this mixed loop by itself; the Vector API form was not faster.
    for (int i = 0; i < x.length; i++) {
      y[i] += factor * x[i];
    }
  }

  /**
   * Vector-matrix products of a small batch: out[k] = x[k] M.
   *
   * @param matrix d x columns, row-major (row i belongs to coordinate i of x)
   * @param columns number of columns, at least 1
   * @param x batch of k vectors of length d
   * @param out batch of k vectors of length {@code columns}, overwritten
   */
  public static void project(float[] matrix, int columns, float[][] x, float[][] out) {
    requireSameLength(x.length, out.length);
    for (int k = 0; k < x.length; k++) {
      requireSameLength(matrix.length, x[k].length * columns);
      requireSameLength(out[k].length, columns);
    }
    CHOSEN.project(matrix, columns, x, out);
  }

  /**
   * Cosines and sines of angles, times a factor.
   *
   * @param angles n angles in radians, |angle| at most 8192
   * @param scale factor on every value
   * @param out length 2n, overwritten: scale cos(angle) then scale sin(angle); absolute error of
   *     the cosine and sine below 1e-6
   */
  public static void cosSin(float[] angles, float scale, float[] out) {
    requireSameLength(2 * angles.length, out.length);
    CHOSEN.cosSin(angles, scale, out);
  }

  private static void requireSameLength(int a, int b) {
    if (a != b) {
      throw new IllegalArgumentException(
          "lengths " + a + " and " + b + " differ; pass vectors of one shape");
    }
  }
}
