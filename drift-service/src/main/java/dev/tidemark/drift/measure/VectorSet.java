package dev.tidemark.drift.measure;

import dev.tidemark.drift.DriftException;
import dev.tidemark.stats.kernel.VectorMath;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads a set of vectors from bytes, and refuses what is none. */
final class VectorSet {
  static final int MAX_ROWS = 10_000;

  private VectorSet() {}

  /**
   * Rows of norm 1.
   *
   * @param name what the set is called in a refusal
   * @param bytes little-endian float32, row after row
   * @param dimension components of a row
   * @return n rows, n in [0, 10,000]
   * @throws DriftException WRONG_DIMENSION, TOO_MANY_ITEMS or NOT_A_VECTOR
   */
  static float[][] read(String name, ByteBuffer bytes, int dimension) {
    int length = bytes.remaining();
    int row = Float.BYTES * dimension;
    if (length % row != 0) {
      throw new DriftException.WrongDimension(name, length, dimension);
    }
    int rows = length / row;
    if (rows > MAX_ROWS) {
      throw new DriftException.TooManyItems("vectors in \"" + name + "\"", rows, MAX_ROWS);
    }
    ByteBuffer in = bytes.order(ByteOrder.LITTLE_ENDIAN);
    float[][] vectors = new float[rows][dimension];
    for (int i = 0; i < rows; i++) {
      in.asFloatBuffer().get(vectors[i]);
      in.position(in.position() + row);
      normalise(name, i, vectors[i]);
    }
    return vectors;
  }

  private static void normalise(String name, int row, float[] vector) {
    for (float component : vector) {
      if (!Float.isFinite(component)) {
        throw new DriftException.NotAVector(name, row, "holds " + component);
      }
    }
    double norm = VectorMath.norm(vector);
    if (norm == 0) {
      throw new DriftException.NotAVector(name, row, "is zero");
    }
    for (int j = 0; j < vector.length; j++) {
      vector[j] = (float) (vector[j] / norm);
    }
  }
}
