package dev.tidemark.stats.feature;

import dev.tidemark.stats.kernel.UnitVectors;
import dev.tidemark.stats.kernel.VectorMath;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Orthogonal random Fourier features of a Gaussian kernel: phi(x) = (cos(w_r x), sin(w_r x))_r /
 * sqrt(R).
 *
 * <p>|phi(x)| = 1 for every x, and &lt;phi(x), phi(y)&gt; approximates exp(-|x - y|^2 / (2 s^2)).
 * For the fixed frequencies it is itself an exact positive kernel, so tests built on it stay
 * exactly valid; only values are approximate (MMD^2 within 1-3 % at R = 512). Immutable and
 * thread-safe; the same arguments give the same bits everywhere, which {@link #fingerprint()} lets
 * replicas compare.
 *
 * @see <a href="https://papers.nips.cc/paper/3182">Rahimi and Recht (2007), Random features for
 *     large-scale kernel machines</a>
 */
public final class FeatureMap {

  private final int dimension;
  private final int frequencies;
  private final double bandwidth;
  private final long seed;
  private final float[] matrix;
  private final String fingerprint;

  /**
   * A map with frequencies drawn from the seed; O(dimension^2 frequencies), about 0.2 s at 384 x
   * 512.
   *
   * @param dimension d, length of the embeddings, at least 1
   * @param frequencies R, at least 1; a feature vector has 2R numbers
   * @param bandwidth s of the kernel, positive and finite, in units of embedding distance
   * @param seed of the frequencies
   */
  public FeatureMap(int dimension, int frequencies, double bandwidth, long seed) {
    requirePositive("dimension", dimension);
    requirePositive("number of frequencies", frequencies);
    requirePositive("bandwidth", bandwidth);
    this.dimension = dimension;
    this.frequencies = frequencies;
    this.bandwidth = bandwidth;
    this.seed = seed;
    this.matrix = OrthogonalFrequencies.generate(dimension, frequencies, bandwidth, seed);
    this.fingerprint = Sha256.hex(littleEndian(matrix));
  }

  /** Length d of the embeddings this map takes. */
  public int dimension() {
    return dimension;
  }

  /** Number R of frequencies. */
  public int frequencies() {
    return frequencies;
  }

  /** Length 2R of a feature vector. */
  public int size() {
    return 2 * frequencies;
  }

  /** Bandwidth s of the kernel. */
  public double bandwidth() {
    return bandwidth;
  }

  /** Seed the frequencies were drawn from. */
  public long seed() {
    return seed;
  }

  /** SHA-256 (64 hex digits) of the frequencies as little-endian float32, d x R row-major. */
  public String fingerprint() {
    return fingerprint;
  }

  /**
   * Features of one embedding.
   *
   * @param embedding length d, norm 1 within 0.001
   * @return new vector of length 2R, R cosines then R sines, norm 1; O(dR), about 10 us at 384 x
   *     512
   * @throws IllegalArgumentException on a wrong length, or a norm that is not 1 (zero vectors and
   *     values that are not numbers included)
   */
  public float[] features(float[] embedding) {
    return features(new float[][] {embedding})[0];
  }

  /**
   * Features of a small batch; the same bits as one by one.
   *
   * @param embeddings k vectors of length d, each of norm 1 within 0.001
   * @return k new vectors of length 2R
   * @throws IllegalArgumentException as for one embedding
   */
  public float[][] features(float[][] embeddings) {
    for (float[] embedding : embeddings) {
      requireUnit(embedding);
    }
    float[][] angles = new float[embeddings.length][frequencies];
    VectorMath.project(matrix, frequencies, embeddings, angles);
    float[][] features = new float[embeddings.length][2 * frequencies];
    float scale = (float) (1 / Math.sqrt(frequencies));
    for (int k = 0; k < embeddings.length; k++) {
      VectorMath.cosSin(angles[k], scale, features[k]);
    }
    return features;
  }

  /** The definition in double and StrictMath: the reference of the tests. */
  double[] exactFeatures(float[] embedding) {
    double[] features = new double[2 * frequencies];
    for (int r = 0; r < frequencies; r++) {
      double angle = 0;
      for (int i = 0; i < dimension; i++) {
        angle += (double) embedding[i] * matrix[i * frequencies + r];
      }
      features[r] = StrictMath.cos(angle) / Math.sqrt(frequencies);
      features[frequencies + r] = StrictMath.sin(angle) / Math.sqrt(frequencies);
    }
    return features;
  }

  /** Frequency r as a new vector of length d. */
  float[] frequency(int r) {
    float[] frequency = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      frequency[i] = matrix[i * frequencies + r];
    }
    return frequency;
  }

  private void requireUnit(float[] embedding) {
    if (embedding.length != dimension) {
      throw new IllegalArgumentException(
          "embedding of length %d but this space needs %d; use the embedder of the space"
              .formatted(embedding.length, dimension));
    }
    UnitVectors.requireUnit("embedding", embedding);
  }

  private static void requirePositive(String what, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          what + " " + value + " but a positive, finite number is required");
    }
  }

  private static byte[] littleEndian(float[] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }
}
