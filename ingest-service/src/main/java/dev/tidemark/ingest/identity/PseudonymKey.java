package dev.tidemark.ingest.identity;

import dev.tidemark.ingest.hmac.HmacKey;
import java.util.HexFormat;

/** Secret key of pseudonyms; safe to share between threads, never printed. */
public final class PseudonymKey {
  private final HmacKey key;

  private PseudonymKey(HmacKey key) {
    this.key = key;
  }

  /**
   * Reads a key as it stands in its file.
   *
   * @param hex 64 hex digits, 32 bytes; white space around them is ignored
   * @throws IllegalArgumentException if it is anything else; the message does not repeat it
   */
  public static PseudonymKey parse(String hex) {
    String digits = hex.strip();
    if (digits.length() != 2 * HmacKey.BYTES || !digits.matches("[0-9a-fA-F]+")) {
      throw new IllegalArgumentException(
          digits.length() + " characters where 64 hex digits (32 bytes) are needed");
    }
    return new PseudonymKey(new HmacKey(HexFormat.of().parseHex(digits)));
  }

  /** Opens pseudonyms of one application for one batch of work. */
  public Pseudonyms open(String tenant, String application) {
    return new Pseudonyms(key.open(), tenant, application);
  }
}
