package dev.tidemark.ingest.interaction;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;

/**
 * SHA-256 of a conversation whose text is not kept: for each turn the lower-case name of its role
 * and its text, each in UTF-8 and led by its length in four bytes.
 */
final class ContentHash {
  private ContentHash() {}

  /** 32 bytes; O(length of the text). */
  static byte[] of(List<Turn> turns) {
    MessageDigest digest = sha256();
    for (Turn turn : turns) {
      add(digest, turn.role().name().toLowerCase(Locale.ROOT));
      add(digest, turn.content());
    }
    return digest.digest();
  }

  private static void add(MessageDigest digest, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(utf8.length).flip());
    digest.update(utf8);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
