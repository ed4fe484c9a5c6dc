package dev.tidemark.quickstart.demo;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * User blocks as ingest hashes them, so that the simulator routes the users whom the announced
 * roll-out names: the first 53 bits of HMAC-SHA256(salt, "block|" + user), divided by 2^53, times
 * 256. Any gateway can do the same with the salt from GetSamplingPolicy.
 */
final class SaltedBlocks {
  private static final int BLOCKS = 256;
  private static final int DROPPED_BITS = 11;

  private final SecretKeySpec salt;

  SaltedBlocks(byte[] salt) {
    this.salt = new SecretKeySpec(salt, "HmacSHA256");
  }

  int of(String user) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(salt);
      byte[] digest = mac.doFinal(("block|" + user).getBytes(StandardCharsets.UTF_8));
      double u = (ByteBuffer.wrap(digest).getLong() >>> DROPPED_BITS) * 0x1.0p-53;
      return (int) (u * BLOCKS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has HmacSHA256", e);
    }
  }
}
