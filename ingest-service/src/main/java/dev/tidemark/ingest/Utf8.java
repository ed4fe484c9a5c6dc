package dev.tidemark.ingest;

import java.nio.charset.StandardCharsets;

/** Sizes of text as it travels. */
public final class Utf8 {
  /** A char of Java takes at most three bytes in UTF-8. */
  private static final int MOST_BYTES_A_CHAR = 3;

  private Utf8() {}

  /** Whether a text takes more than {@code bytes} in UTF-8; seldom looks at the text itself. */
  public static boolean exceeds(String text, int bytes) {
    return text.length() > bytes
        || ((long) text.length() * MOST_BYTES_A_CHAR > bytes && length(text) > bytes);
  }

  /** Bytes of a text in UTF-8. */
  public static int length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /**
   * Whether a text has a UTF-8 form at all: half a surrogate pair, as JSON can spell it, has not.
   */
  public static boolean encodable(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }
}
