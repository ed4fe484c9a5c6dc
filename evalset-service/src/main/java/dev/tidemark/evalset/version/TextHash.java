package dev.tidemark.evalset.version;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/** Finds exact copies of a prompt. */
public final class TextHash {
  private static final int BYTES = 16;

  private TextHash() {}

  /**
   * Hash of the prompt in its normal form: Unicode NFKC, lower case, white space as single blanks.
   *
   * @return 16 bytes of SHA-256
   */
  public static byte[] of(Content content) {
    String form = Normalizer.normalize(content.prompt(), Normalizer.Form.NFKC);
    String normal = form.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
    return Arrays.copyOf(Sha256.of(normal.getBytes(UTF_8)), BYTES);
  }
}
