package dev.tidemark.stats.kernel;

import java.util.Arrays;

/** Plain loops: the reference of the tests and the fallback without the vector module. */
final class ScalarVectorMath implements VectorImplementation {

  @Override
  public double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  @Override
  public double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  @Override
  public double squaredDistance(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = (double) a[i] - b[i];
      sum += difference * difference;
    }
    return sum;
  }

  @Override
  public double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = a[i] - b[i];
      sum += difference * difference;
    }
    return sum;
  }

  @Override
  public void axpy(float factor, float[] x, float[] y) {
    for (int i = 0; i < x.length; i++) {
      y[i] = Math.fma(factor, x[i], y[i]);
    }
  }

  @Override
  public void axpy(double factor, double[] x, double[] y) {
    for (int i = 0; i < x.length; i++) {
      y[i] = Math.fma(factor, x[i], y[i]);
    }
  }

  @Override
  public void project(float[] matrix, int columns, float[][] x, float[][] out) {
    for (int k = 0; k < x.length; k++) {
      Arrays.fill(out[k], 0);
      projectColumns(matrix, columns, x[k], out[k], 0);
    }
  }

  /** Columns from first on; out must be zero there. */
  static void projectColumns(float[] matrix, int columns, float[] x, float[] out, int first) {
    for (int i = 0; i < x.length; i++) {
      int row = i * columns;
      for (int j = first; j < columns; j++) {
        out[j] = Math.fma(x[i], matrix[row + j], out[j]);
      }
    }
  }

  @Override
  public void cosSin(float[] angles, float scale, float[] out) {
    for (int j = 0; j < angles.length; j++) {
      SinCos.write(angles[j], scale, out, j, angles.length);
    }
  }
}
