package dev.tidemark.drift.version;

import dev.tidemark.chassis.stream.Vectors;
import dev.tidemark.stats.feature.FeatureSpace;
import dev.tidemark.stats.shift.FixedSet;
import java.util.List;

/** From the items of a version to a fixed set of one space. */
final class VersionPoints {
  private VersionPoints() {}

  /**
   * The fixed set.
   *
   * @param items at least one
   * @param space their vectors belong to
   * @return weighted mean of their distance features
   * @throws IllegalArgumentException if there is none, or a vector has another dimension
   */
  static FixedSet of(List<VersionItem> items, FeatureSpace space) {
    float[][] vectors = items.stream().map(item -> vector(item, space)).toArray(float[][]::new);
    double[] weights = items.stream().mapToDouble(VersionItem::weight).toArray();
    return FixedSet.of(space.distance().features(vectors), weights);
  }

  private static float[] vector(VersionItem item, FeatureSpace space) {
    int bytes = item.vector().remaining();
    if (bytes != Float.BYTES * space.dimension()) {
      throw new IllegalArgumentException(
          "an item has a vector of %d bytes but its space has %d"
              .formatted(bytes, Float.BYTES * space.dimension()));
    }
    return Vectors.fromBytes(item.vector());
  }
}
