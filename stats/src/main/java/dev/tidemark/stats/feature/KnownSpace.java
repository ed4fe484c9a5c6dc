package dev.tidemark.stats.feature;

import java.util.Arrays;
import java.util.Optional;

/**
 * A space as those know it who compare its vectors by the exact kernel and make no features: its id
 * and the bandwidth that belongs to it. The two are frozen together; another bandwidth is another
 * space.
 */
public enum KnownSpace {
  /** The space every application starts with; docs/methods/embedding-space.md. */
  MINI_LM("0be87db1f941f5f5e416cbdd7aedf388", 0.5 * 1.3861);

  private final String id;
  private final double bandwidth;

  KnownSpace(String id, double bandwidth) {
    this.id = id;
    this.bandwidth = bandwidth;
  }

  /** The space of an id; empty if it is not known. */
  public static Optional<KnownSpace> of(String id) {
    return Arrays.stream(values()).filter(space -> space.id.equals(id)).findFirst();
  }

  /** Id as {@link FeatureSpace#id}. */
  public String id() {
    return id;
  }

  /** Bandwidth of the kernel of its distances: half the median pair distance. */
  public double bandwidth() {
    return bandwidth;
  }
}
