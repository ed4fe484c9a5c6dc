package dev.tidemark.drift.version;

import java.nio.ByteBuffer;

/**
 * What a version's hash and distances need of an item.
 *
 * @param hash 32 bytes
 * @param weight share of production it stands for
 * @param vector little-endian float32, norm 1; empty if it has been erased
 */
record VersionItem(ByteBuffer hash, double weight, ByteBuffer vector) {

  /** Whether the item has not been erased. */
  boolean hasVector() {
    return vector.hasRemaining();
  }
}
