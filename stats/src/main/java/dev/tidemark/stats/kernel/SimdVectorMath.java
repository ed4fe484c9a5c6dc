package dev.tidemark.stats.kernel;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The Vector API form.
 *
 * <p>Reductions keep two accumulators, since one waits for its own latency. Projection and cosine
 * keep each output in one lane, so their bits do not depend on the width of the machine.
 */
final class SimdVectorMath implements VectorImplementation {

  private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Double> D = DoubleVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> I = IntVector.SPECIES_PREFERRED;
  private static final int FL = F.length();
  private static final int DL = D.length();

  @Override
  public double dot(float[] a, float[] b) {
    FloatVector even = FloatVector.zero(F);
    FloatVector odd = FloatVector.zero(F);
    int i = 0;
    for (; i + 2 * FL <= a.length; i += 2 * FL) {
      even = FloatVector.fromArray(F, a, i).fma(FloatVector.fromArray(F, b, i), even);
      odd = FloatVector.fromArray(F, a, i + FL).fma(FloatVector.fromArray(F, b, i + FL), odd);
    }
    double sum = even.add(odd).reduceLanes(VectorOperators.ADD);
    for (; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  @Override
  public double dot(double[] a, double[] b) {
    DoubleVector even = DoubleVector.zero(D);
    DoubleVector odd = DoubleVector.zero(D);
    int i = 0;
    for (; i + 2 * DL <= a.length; i += 2 * DL) {
      even = DoubleVector.fromArray(D, a, i).fma(DoubleVector.fromArray(D, b, i), even);
      odd = DoubleVector.fromArray(D, a, i + DL).fma(DoubleVector.fromArray(D, b, i + DL), odd);
    }
    double sum = even.add(odd).reduceLanes(VectorOperators.ADD);
    for (; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  @Override
  public double squaredDistance(float[] a, float[] b) {
    FloatVector total = FloatVector.zero(F);
    int i = 0;
    for (; i < F.loopBound(a.length); i += FL) {
      FloatVector gap = FloatVector.fromArray(F, a, i).sub(FloatVector.fromArray(F, b, i));
      total = gap.fma(gap, total);
    }
    double sum = total.reduceLanes(VectorOperators.ADD);
    for (; i < a.length; i++) {
      double gap = (double) a[i] - b[i];
      sum += gap * gap;
    }
    return sum;
  }

  @Override
  public double squaredDistance(double[] a, double[] b) {
    DoubleVector total = DoubleVector.zero(D);
    int i = 0;
    for (; i < D.loopBound(a.length); i += DL) {
      DoubleVector gap = DoubleVector.fromArray(D, a, i).sub(DoubleVector.fromArray(D, b, i));
      total = gap.fma(gap, total);
    }
    double sum = total.reduceLanes(VectorOperators.ADD);
    for (; i < a.length; i++) {
      double gap = a[i] - b[i];
      sum += gap * gap;
    }
    return sum;
  }

  @Override
  public void axpy(float factor, float[] x, float[] y) {
    FloatVector by = FloatVector.broadcast(F, factor);
    int i = 0;
    for (; i < F.loopBound(x.length); i += FL) {
      by.fma(FloatVector.fromArray(F, x, i), FloatVector.fromArray(F, y, i)).intoArray(y, i);
    }
    for (; i < x.length; i++) {
      y[i] = Math.fma(factor, x[i], y[i]);
    }
  }

  @Override
  public void axpy(double factor, double[] x, double[] y) {
    DoubleVector by = DoubleVector.broadcast(D, factor);
    int i = 0;
    for (; i < D.loopBound(x.length); i += DL) {
      by.fma(DoubleVector.fromArray(D, x, i), DoubleVector.fromArray(D, y, i)).intoArray(y, i);
    }
    for (; i < x.length; i++) {
      y[i] = Math.fma(factor, x[i], y[i]);
    }
  }

  @Override
  public void project(float[] matrix, int columns, float[][] x, float[][] out) {
    int tiled = columns - columns % (4 * FL);
    for (int k = 0; k < x.length; k++) {
      for (int j = 0; j < tiled; j += 4 * FL) {
        projectTile(matrix, columns, x[k], out[k], j);
      }
      Arrays.fill(out[k], tiled, columns, 0);
      ScalarVectorMath.projectColumns(matrix, columns, x[k], out[k], tiled);
    }
  }

  // Four independent chains of fused multiply-adds hide their latency.
  private static void projectTile(float[] matrix, int columns, float[] x, float[] out, int j) {
    FloatVector a = FloatVector.zero(F);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    for (int i = 0, at = j; i < x.length; i++, at += columns) {
      FloatVector by = FloatVector.broadcast(F, x[i]);
      a = by.fma(FloatVector.fromArray(F, matrix, at), a);
      b = by.fma(FloatVector.fromArray(F, matrix, at + FL), b);
      c = by.fma(FloatVector.fromArray(F, matrix, at + 2 * FL), c);
      d = by.fma(FloatVector.fromArray(F, matrix, at + 3 * FL), d);
    }
    a.intoArray(out, j);
    b.intoArray(out, j + FL);
    c.intoArray(out, j + 2 * FL);
    d.intoArray(out, j + 3 * FL);
  }

  @Override
  public void cosSin(float[] angles, float scale, float[] out) {
    int n = angles.length;
    int j = 0;
    for (; j < F.loopBound(n); j += FL) {
      cosSinLanes(FloatVector.fromArray(F, angles, j), scale, out, j, n);
    }
    for (; j < n; j++) {
      SinCos.write(angles[j], scale, out, j, n);
    }
  }

  private static void cosSinLanes(FloatVector angle, float scale, float[] out, int at, int n) {
    FloatVector k = angle.mul(SinCos.TWO_OVER_PI).add(SinCos.ROUNDER).sub(SinCos.ROUNDER);
    FloatVector minus = k.neg();
    FloatVector r = minus.fma(constant(SinCos.HALF_PI_1), angle);
    r = minus.fma(constant(SinCos.HALF_PI_2), r);
    r = minus.fma(constant(SinCos.HALF_PI_3), r);
    FloatVector z = r.mul(r);
    FloatVector sin = sine(r, z);
    FloatVector cos = cosine(z);
    IntVector quadrant = (IntVector) k.convertShape(VectorOperators.F2I, I, 0);
    VectorMask<Float> odd = quadrant.and(1).compare(VectorOperators.NE, 0).cast(F);
    signed(cos.blend(sin, odd), quadrant.add(1)).mul(scale).intoArray(out, at);
    signed(sin.blend(cos, odd), quadrant).mul(scale).intoArray(out, at + n);
  }

  private static FloatVector sine(FloatVector r, FloatVector z) {
    FloatVector p = constant(SinCos.S1).fma(z, constant(SinCos.S2)).fma(z, constant(SinCos.S3));
    return p.mul(z).fma(r, r);
  }

  private static FloatVector cosine(FloatVector z) {
    FloatVector p = constant(SinCos.C1).fma(z, constant(SinCos.C2)).fma(z, constant(SinCos.C3));
    return p.fma(z.mul(z), constant(-0.5f).fma(z, constant(1f)));
  }

  private static FloatVector constant(float value) {
    return FloatVector.broadcast(F, value);
  }

  private static FloatVector signed(FloatVector value, IntVector quadrant) {
    IntVector sign = quadrant.and(2).lanewise(VectorOperators.LSHL, 30);
    return value.reinterpretAsInts().lanewise(VectorOperators.XOR, sign).reinterpretAsFloats();
  }
}
