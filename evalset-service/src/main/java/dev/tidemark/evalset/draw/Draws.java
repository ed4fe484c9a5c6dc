package dev.tidemark.evalset.draw;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Draws by HMAC-SHA256 under one key; safe to share between threads. */
public final class Draws {
  /** Length of a key, bytes. */
  public static final int KEY_BYTES = 32;

  private static final String ALGORITHM = "HmacSHA256";
  private static final int UNUSED_BITS = 11;

  private final Mac prepared;

  /**
   * Draws under a key.
   *
   * @param key {@value #KEY_BYTES} bytes
   */
  public Draws(byte[] key) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException(
          "key of %d bytes but %d are required".formatted(key.length, KEY_BYTES));
    }
    try {
      prepared = Mac.getInstance(ALGORITHM);
      prepared.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
    }
  }

  /** Draw in [0, 1) by which a user is held out; the same at every cut. */
  public double ofHolding(String unit) {
    return uniform("held-out", unit);
  }

  /** Draw in [0, 1) by which a full pool keeps or drops a prompt. */
  public double ofPool(String id) {
    return uniform("pool", id);
  }

  /** Place of a prompt in the random order of all rules. */
  public long orderOf(String id) {
    return number("item", id);
  }

  /** Number of a user. */
  public long userOf(String unit) {
    return number("user", unit);
  }

  /** Seed of one cut. */
  public long seedOf(String cut) {
    return number("cut", cut);
  }

  /** First 53 bits as a fraction. */
  private double uniform(String label, String value) {
    return (number(label, value) >>> UNUSED_BITS) * 0x1.0p-53;
  }

  private long number(String label, String value) {
    try {
      Mac mac = (Mac) prepared.clone();
      return ByteBuffer.wrap(mac.doFinal((label + "|" + value).getBytes(UTF_8))).getLong();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the Mac of the runtime cannot be cloned", e);
    }
  }
}
