package dev.tidemark.stats.cluster;

import dev.tidemark.stats.kernel.UnitVectors;
import dev.tidemark.stats.kernel.VectorMath;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Versioned unit centroids that divide embedding space into cells.
 *
 * <p>Immutable and thread-safe. Equal iff version and centroids are.
 */
public final class Codebook {

  private static final byte FORMAT = 1;
  private static final int HEADER = 1 + 3 * Integer.BYTES;

  private final int version;
  private final float[][] centroids;

  /**
   * A codebook.
   *
   * @param version number of this codebook within its application, at least 0
   * @param centroids K vectors of one length d, each of norm 1 within 0.001; K in [1, 65,535];
   *     copied
   * @throws IllegalArgumentException if there is no centroid, lengths differ or a norm is not 1
   */
  public Codebook(int version, float[][] centroids) {
    if (version < 0 || centroids.length < 1 || centroids.length > 0xffff) {
      throw new IllegalArgumentException(
          "version %d with %d centroids; version 0 or more and 1 to 65535 centroids are required"
              .formatted(version, centroids.length));
    }
    this.version = version;
    this.centroids = Arrays.stream(centroids).map(float[]::clone).toArray(float[][]::new);
    for (float[] centroid : this.centroids) {
      requireUnit(centroid, this.centroids[0].length);
    }
  }

  private static void requireUnit(float[] vector, int dimension) {
    if (vector.length != dimension) {
      throw new IllegalArgumentException(
          "vector of length %d but the codebook needs %d; use the embedder of its space"
              .formatted(vector.length, dimension));
    }
    UnitVectors.requireUnit("vector", vector);
  }

  /** Number of this codebook within its application. */
  public int version() {
    return version;
  }

  /** Number K of cells. */
  public int cells() {
    return centroids.length;
  }

  /** Length d of the vectors. */
  public int dimension() {
    return centroids[0].length;
  }

  /**
   * Centroid of a cell.
   *
   * @param cell in [0, cells)
   * @return copy of the unit vector of length d
   */
  public float[] centroid(int cell) {
    return centroids[cell].clone();
  }

  /**
   * Nearest cell; the lower index if two are equally near.
   *
   * @param vector length d, norm 1 within 0.001
   * @return cell and Euclidean distance to its centroid; O(K d)
   * @throws IllegalArgumentException on a wrong length or norm
   */
  public CellAssignment assign(float[] vector) {
    requireUnit(vector, dimension());
    int best = 0;
    double bestCosine = Double.NEGATIVE_INFINITY;
    for (int cell = 0; cell < centroids.length; cell++) {
      double cosine = VectorMath.dot(centroids[cell], vector);
      if (cosine > bestCosine) {
        best = cell;
        bestCosine = cosine;
      }
    }
    return new CellAssignment(best, Math.sqrt(Math.max(0, 2 - 2 * bestCosine)));
  }

  /** Little-endian bytes: format 1, int32 version, K, d, then K x d float32. */
  public byte[] toBytes() {
    int floats = cells() * dimension();
    ByteBuffer out =
        ByteBuffer.allocate(HEADER + Float.BYTES * floats).order(ByteOrder.LITTLE_ENDIAN);
    out.put(FORMAT).putInt(version).putInt(cells()).putInt(dimension());
    for (float[] centroid : centroids) {
      for (float value : centroid) {
        out.putFloat(value);
      }
    }
    return out.array();
  }

  /**
   * Reads what {@link #toBytes} wrote.
   *
   * @param bytes one whole codebook
   * @return an equal codebook
   * @throws IllegalArgumentException on an unknown format, a wrong length or bad centroids
   */
  public static Codebook fromBytes(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    try {
      byte format = in.get();
      int version = in.getInt();
      int cells = in.getInt();
      int dimension = in.getInt();
      boolean fits = in.remaining() == (long) Float.BYTES * cells * dimension;
      if (format != FORMAT || cells < 1 || dimension < 1 || !fits) {
        throw malformed(bytes.length);
      }
      return new Codebook(version, centroids(in, cells, dimension));
    } catch (BufferUnderflowException e) {
      throw malformed(bytes.length);
    }
  }

  private static float[][] centroids(ByteBuffer in, int cells, int dimension) {
    float[][] centroids = new float[cells][dimension];
    for (float[] centroid : centroids) {
      for (int i = 0; i < dimension; i++) {
        centroid[i] = in.getFloat();
      }
    }
    return centroids;
  }

  private static IllegalArgumentException malformed(int length) {
    return new IllegalArgumentException(
        "%d bytes are not a codebook of format 1; read bytes written by toBytes".formatted(length));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Codebook codebook
        && version == codebook.version
        && Arrays.deepEquals(centroids, codebook.centroids);
  }

  @Override
  public int hashCode() {
    return 31 * version + Arrays.deepHashCode(centroids);
  }

  @Override
  public String toString() {
    return "codebook v" + version + " of " + cells() + " cells";
  }
}
