package dev.tidemark.evalset.version;

import java.util.Optional;

/**
 * One item of a version.
 *
 * @param position in the version, from 0
 * @param hash 32 bytes as hex digits
 * @param weight share of production it stands for; all of a version add up to 1
 * @param cell topic cell in the version's codebook
 * @param origin how it came into this version
 * @param inclusionProbability with which chance drew it; 0 unless of the slice
 * @param poolWeight requests it stood for in that draw; 0 unless of the slice
 * @param body what an erasure takes away; empty for a tombstone
 */
public record Item(
    int position,
    String hash,
    double weight,
    int cell,
    ItemOrigin origin,
    double inclusionProbability,
    double poolWeight,
    Optional<Body> body) {

  /**
   * What a tombstone does not have. Arrays are not copied.
   *
   * @param content texts
   * @param deployment that gave the answer, as stamped; may be empty
   * @param day of the prompt
   * @param vector little-endian float32, norm 1
   * @param salt of the hash, 32 bytes; empty without texts
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Body(Content content, String deployment, long day, byte[] vector, byte[] salt) {}
}
