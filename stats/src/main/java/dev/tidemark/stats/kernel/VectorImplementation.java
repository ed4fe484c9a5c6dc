package dev.tidemark.stats.kernel;

/** Unchecked loops behind {@link VectorMath}; lengths and shapes were checked by the caller. */
sealed interface VectorImplementation permits ScalarVectorMath, SimdVectorMath {

  double dot(float[] a, float[] b);

  double dot(double[] a, double[] b);

  double squaredDistance(float[] a, float[] b);

  double squaredDistance(double[] a, double[] b);

  void axpy(float factor, float[] x, float[] y);

  void axpy(double factor, double[] x, double[] y);

  /** out[k][j] = sum over i of x[k][i] * matrix[i * columns + j], in that order of i. */
  void project(float[] matrix, int columns, float[][] x, float[][] out);

  /** out[j] = scale * cos(angle[j]), out[n + j] = scale * sin(angle[j]). */
  void cosSin(float[] angles, float scale, float[] out);
}
