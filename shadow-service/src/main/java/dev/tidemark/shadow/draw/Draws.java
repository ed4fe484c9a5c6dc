package dev.tidemark.shadow.draw;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Numbers drawn by HMAC-SHA256 of the service's key: the same for the same label, for ever. */
public final class Draws {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  /**
   * @param secret at least 16 bytes
   */
  public Draws(byte[] secret) {
    if (secret.length < 16) {
      throw new IllegalArgumentException(
          "key of %d bytes but at least 16 are needed; make a new one".formatted(secret.length));
    }
    this.key = new SecretKeySpec(secret, ALGORITHM);
  }

  /** Whether a core record is replayed to a candidate: uniform in [0, 1). */
  public double replay(String candidate, String eventId) {
    return uniform("replay|" + candidate + "|" + eventId);
  }

  /** Whether production's own answer is scored: uniform in [0, 1). */
  public double production(String eventId) {
    return uniform("production|" + eventId);
  }

  /** Whether production's own answer is graded: uniform in [0, 1). */
  public double grade(String eventId) {
    return uniform("grade|" + eventId);
  }

  /** Order of a request within its user-day; any long. */
  public long rank(String candidate, String eventId) {
    return bits("rank|" + candidate + "|" + eventId);
  }

  /** Rounding number of a user-day: uniform in [0, 1). */
  public double rounding(String candidate, String unit, long day) {
    return uniform("round|" + candidate + "|" + day + "|" + unit);
  }

  /** First 53 bits of the hash over 2^53. */
  private double uniform(String label) {
    return (bits(label) >>> 11) * 0x1.0p-53;
  }

  private long bits(String label) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return ByteBuffer.wrap(mac.doFinal(label.getBytes(UTF_8))).getLong();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
