package dev.tidemark.evalset.version;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;

/**
 * Hashes of items and versions.
 *
 * <p>An item's hash is SHA-256 over its salt and its canonical form: the number of turns, then role
 * and text of every turn and the answer, each UTF-8 led by its length; all numbers are four bytes,
 * big endian. A version's hash is SHA-256 over the hashes of its items in order. Without the salt
 * nobody can test a guess of an erased text against the hash that stays.
 */
public final class ItemHash {
  /** Length of every hash and salt, bytes. */
  public static final int BYTES = 32;

  private ItemHash() {}

  /**
   * Hash of an item.
   *
   * @param salt {@value #BYTES} random bytes
   */
  public static byte[] of(byte[] salt, Content content) {
    if (salt.length != BYTES) {
      throw new IllegalArgumentException(
          "salt of %d bytes but %d are required".formatted(salt.length, BYTES));
    }
    MessageDigest digest = Sha256.begin();
    digest.update(salt);
    digest.update(number(content.turns().size()));
    for (Content.Turn turn : content.turns()) {
      add(digest, turn.role());
      add(digest, turn.text());
    }
    add(digest, content.answer());
    return digest.digest();
  }

  /** Hash of a version, from the hashes of its items in order. */
  public static byte[] ofVersion(List<byte[]> items) {
    MessageDigest digest = Sha256.begin();
    items.forEach(digest::update);
    return digest.digest();
  }

  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    digest.update(number(bytes.length));
    digest.update(bytes);
  }

  private static byte[] number(int value) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
  }
}
