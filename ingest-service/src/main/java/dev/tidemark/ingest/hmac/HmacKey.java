package dev.tidemark.ingest.hmac;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key for HMAC-SHA256, prepared once; safe to share between threads. */
public final class HmacKey {
  /** Length of every key, bytes. */
  public static final int BYTES = 32;

  private static final String ALGORITHM = "HmacSHA256";

  private final Mac prepared;

  /**
   * Prepares a key.
   *
   * @param key {@value #BYTES} bytes; copied
   * @throws IllegalArgumentException if the length differs
   */
  public HmacKey(byte[] key) {
    if (key.length != BYTES) {
      throw new IllegalArgumentException("a key needs " + BYTES + " bytes, not " + key.length);
    }
    prepared = prepare(key);
  }

  /** Opens a computation for one batch of work; costs one small copy of the prepared state. */
  public Hmac open() {
    try {
      return new Hmac((Mac) prepared.clone());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Mac prepare(byte[] key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + ALGORITHM, e);
    }
  }
}
