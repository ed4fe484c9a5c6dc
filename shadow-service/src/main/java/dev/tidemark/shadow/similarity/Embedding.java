package dev.tidemark.shadow.similarity;

import java.util.OptionalDouble;

/**
 * A text as a vector.
 *
 * @param space it belongs to; vectors of different spaces say nothing about each other
 * @param vector length above 0
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Embedding(String space, float[] vector) {
  /**
   * Cosine of the angle between two embeddings.
   *
   * @return in [-1, 1], NaN when a vector is zero; empty when they are of different spaces
   */
  public OptionalDouble cosine(Embedding other) {
    return space.equals(other.space)
        ? OptionalDouble.of(Cosine.of(vector, other.vector))
        : OptionalDouble.empty();
  }
}
