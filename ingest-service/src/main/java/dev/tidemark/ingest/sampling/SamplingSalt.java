package dev.tidemark.ingest.sampling;

import dev.tidemark.ingest.hmac.HmacKey;
import java.security.SecureRandom;

/**
 * Salt of an application's draws, made at its creation and never changed; known to its gateways,
 * hence no secret. Safe to share between threads.
 */
public final class SamplingSalt {
  private final byte[] bytes;
  private final HmacKey key;

  /**
   * A salt as stored.
   *
   * @param bytes 32 bytes; copied
   */
  public SamplingSalt(byte[] bytes) {
    this.bytes = bytes.clone();
    this.key = new HmacKey(bytes);
  }

  /** A new salt. */
  public static SamplingSalt random(SecureRandom random) {
    byte[] bytes = new byte[HmacKey.BYTES];
    random.nextBytes(bytes);
    return new SamplingSalt(bytes);
  }

  /** Opens draws for one batch of work. */
  public Draws open() {
    return new Draws(key.open());
  }

  /** The 32 bytes; a copy. */
  public byte[] bytes() {
    return bytes.clone();
  }
}
