package dev.tidemark.drift.version;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The hash of a version: SHA-256 over the hashes of its items in order. */
final class VersionHash {
  /** Length, bytes. */
  static final int BYTES = 32;

  private VersionHash() {}

  /** Hash of a version of these items, erased ones among them; 64 hexadecimal digits. */
  static String of(List<VersionItem> items) {
    MessageDigest digest = sha256();
    items.forEach(item -> digest.update(item.hash().duplicate()));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
