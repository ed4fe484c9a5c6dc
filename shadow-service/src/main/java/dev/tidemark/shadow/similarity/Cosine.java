package dev.tidemark.shadow.similarity;

/** Likeness of two embeddings. */
public final class Cosine {
  private Cosine() {}

  /**
   * Cosine of the angle between two vectors.
   *
   * @param a any length above 0, not zero
   * @param b same length
   * @return in [-1, 1]; NaN when a vector is zero
   */
  public static double of(float[] a, float[] b) {
    if (a.length != b.length || a.length == 0) {
      throw new IllegalArgumentException(
          "vectors of %d and %d components but equal lengths are required"
              .formatted(a.length, b.length));
    }
    double dot = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
      aa += (double) a[i] * a[i];
      bb += (double) b[i] * b[i];
    }
    double norms = Math.sqrt(aa * bb);
    return norms == 0 ? Double.NaN : Math.clamp(dot / norms, -1, 1);
  }
}
