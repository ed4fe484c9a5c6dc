package dev.tidemark.text.embed;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Text to word-piece ids by the model's own tokenizer. Native memory is held until {@link
 * #close()}.
 */
final class WordPieces implements AutoCloseable {
  private final HuggingFaceTokenizer tokenizer;
  private final long cls;
  private final long sep;

  /** Tokenizer of the given tokenizer.json, whose own cut at 128 tokens and padding are undone. */
  WordPieces(byte[] tokenizerJson) {
    QuietNatives.ensure();
    try {
      Map<String, String> options = Map.of("truncation", "false", "padding", "false");
      tokenizer =
          HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(tokenizerJson), options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    long[] frame = tokenizer.encode("a", true, false).getIds();
    cls = frame[0];
    sep = frame[frame.length - 1];
  }

  /**
   * Ids to embed, special tokens included.
   *
   * @return 3 to {@link LongTextRule#MAX_TOKENS} ids
   * @throws EmptyTextException if the text has no token
   */
  long[] ids(String text) {
    String[] ends = LongTextRule.ends(text);
    long[] content = content(ends[0]);
    if (ends.length == 2) {
      content = LongTextRule.join(content, content(ends[1]));
    }
    if (content.length == 0) {
      throw new EmptyTextException(text.length());
    }
    return LongTextRule.select(content, cls, sep);
  }

  private long[] content(String text) {
    Encoding encoding = tokenizer.encode(text, false, false);
    return encoding.getIds();
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
