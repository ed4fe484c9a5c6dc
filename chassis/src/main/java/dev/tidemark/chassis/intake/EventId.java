package dev.tidemark.chassis.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The first 128 bits of SHA-256 over (tenant, application, event id); never all zero. */
record EventId(long high, long low) {

  /** Lengths are hashed too, so that ("ab", "c") and ("a", "bc") differ. */
  static EventId of(String tenant, String application, String eventId) {
    MessageDigest digest = sha256();
    update(digest, tenant);
    update(digest, application);
    update(digest, eventId);
    ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
    long high = bytes.getLong();
    long low = bytes.getLong();
    return new EventId(high, (high | low) == 0 ? 1 : low);
  }

  private static void update(MessageDigest digest, String part) {
    byte[] bytes = part.getBytes(UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
