package dev.tidemark.ingest;

import dev.tidemark.chassis.errors.CommonException;
import org.jspecify.annotations.Nullable;

/** Text that came as JSON, which can spell what UTF-8 cannot. */
public final class JsonText {
  private JsonText() {}

  /**
   * A text, empty when it was not sent.
   *
   * @param place where it stood, for the message
   * @throws CommonException MALFORMED_REQUEST if it holds half a surrogate pair
   */
  public static String of(String place, @Nullable String text) {
    if (text == null) {
      return "";
    }
    if (!Utf8.encodable(text)) {
      throw CommonException.malformed(
          "%s holds half a surrogate pair, which is no character; send whole characters"
              .formatted(place));
    }
    return text;
  }
}
