package dev.tidemark.stats.feature;

import dev.tidemark.stats.random.SplitMix64;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The frozen coordinate system of one embedder: features for distances and features for the panel.
 *
 * <p>Distances use R = 512 frequencies at half the median pair distance, where a change of
 * concentration within topics shows; the panel uses R = 256 at the full median, where real edits of
 * style show best. Sums of different space ids must never be added or compared. Equal iff the ids
 * are.
 */
public final class FeatureSpace {

  /** Frequencies of the distance map. */
  public static final int DISTANCE_FREQUENCIES = 512;

  /** Frequencies of the panel map. */
  public static final int PANEL_FREQUENCIES = 256;

  private static final double DISTANCE_BANDWIDTH = 0.5;
  private static final double PANEL_BANDWIDTH = 1.0;

  private final String embedderId;
  private final double medianDistance;
  private final FeatureMap distance;
  private final FeatureMap panel;
  private final String id;

  private FeatureSpace(
      String embedderId, double medianDistance, FeatureMap distance, FeatureMap panel) {
    this.embedderId = embedderId;
    this.medianDistance = medianDistance;
    this.distance = distance;
    this.panel = panel;
    this.id = identify(embedderId, distance, panel);
  }

  /**
   * The space of an embedder.
   *
   * @param embedderId exact identity of model, tokenizer and cutting rule; not blank
   * @param dimension length of its vectors, at least 1
   * @param medianDistance median Euclidean distance of pairs of a public prompt mix, in (0, 2]
   * @param seed of the frequencies; both maps follow from it
   * @return the space; takes about 0.3 s at dimension 384
   */
  public static FeatureSpace of(
      String embedderId, int dimension, double medianDistance, long seed) {
    if (embedderId.isBlank()) {
      throw new IllegalArgumentException("embedder id is blank but must name model and tokenizer");
    }
    return new FeatureSpace(
        embedderId,
        medianDistance,
        new FeatureMap(dimension, DISTANCE_FREQUENCIES, DISTANCE_BANDWIDTH * medianDistance, seed),
        new FeatureMap(
            dimension,
            PANEL_FREQUENCIES,
            PANEL_BANDWIDTH * medianDistance,
            SplitMix64.mix(seed + 1)));
  }

  /** Identity of the embedder. */
  public String embedderId() {
    return embedderId;
  }

  /** Length of the embeddings. */
  public int dimension() {
    return distance.dimension();
  }

  /** Median pair distance the bandwidths were set from. */
  public double medianDistance() {
    return medianDistance;
  }

  /** Map for distances, alarms and sketches: 1024 numbers. */
  public FeatureMap distance() {
    return distance;
  }

  /** Map for the panel and everything about adaptation: 512 numbers. */
  public FeatureMap panel() {
    return panel;
  }

  /** 32 hex digits: hash over embedder, bandwidths, seeds, sizes and the frequencies themselves. */
  public String id() {
    return id;
  }

  private static String identify(String embedderId, FeatureMap distance, FeatureMap panel) {
    String text = "tidemark-space-1\n%s\n%s\n%s".formatted(embedderId, line(distance), line(panel));
    return Sha256.hex(text.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
  }

  private static String line(FeatureMap map) {
    return "%d %d %s %d %s"
        .formatted(
            map.dimension(),
            map.frequencies(),
            Double.toHexString(map.bandwidth()),
            map.seed(),
            map.fingerprint());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FeatureSpace space && id.equals(space.id);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id);
  }

  @Override
  public String toString() {
    return "space " + id + " of " + embedderId;
  }
}
