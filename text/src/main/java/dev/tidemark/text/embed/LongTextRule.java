package dev.tidemark.text.embed;

import java.util.Arrays;

/**
 * Which part of a long text is embedded: its head and its tail.
 *
 * <p>At most {@value #MAX_TOKENS} tokens, because the model was built for that many and the cost
 * grows with them. Up to that length nothing is cut. Beyond it the first {@value #HEAD_TOKENS}
 * (with [CLS]) and the last {@value #TAIL_TOKENS} (with [SEP]) are kept: people put what they ask
 * for, and how, at either end and paste material in between; a rule that keeps the head only is
 * blind to an instruction appended to a long prompt.
 *
 * <p>The cost of a text is bounded before it is tokenized: of more than 2 x {@value #END_CHARS}
 * characters only both ends are read.
 */
final class LongTextRule {
  /** Part of the embedder id: change it whenever a vector could change. */
  static final String VERSION = "ends256.1";

  static final int MAX_TOKENS = 256;
  static final int HEAD_TOKENS = 128;
  static final int TAIL_TOKENS = MAX_TOKENS - HEAD_TOKENS;
  static final int END_CHARS = 4_096;

  private LongTextRule() {}

  /** The parts of {@code text} to tokenize: itself, or its two ends. */
  static String[] ends(String text) {
    if (text.length() <= 2 * END_CHARS) {
      return new String[] {text};
    }
    int head = whole(text, END_CHARS);
    int tail = whole(text, text.length() - END_CHARS);
    return new String[] {text.substring(0, head), text.substring(tail)};
  }

  /**
   * Tokens to embed.
   *
   * @param content ids of the text without special tokens
   * @return at most {@value #MAX_TOKENS} ids, from {@code cls} to {@code sep}
   */
  static long[] select(long[] content, long cls, long sep) {
    int kept = Math.min(content.length, MAX_TOKENS - 2);
    int head = content.length <= kept ? kept : HEAD_TOKENS - 1;
    long[] ids = new long[kept + 2];
    ids[0] = cls;
    System.arraycopy(content, 0, ids, 1, head);
    System.arraycopy(content, content.length - (kept - head), ids, 1 + head, kept - head);
    ids[kept + 1] = sep;
    return ids;
  }

  /** Ids of both ends in one array, each end at most as long as the rule can use. */
  static long[] join(long[] head, long[] tail) {
    long[] joined = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, joined, head.length, tail.length);
    return joined;
  }

  /** Never between the two halves of a surrogate pair. */
  private static int whole(String text, int at) {
    return Character.isLowSurrogate(text.charAt(at)) ? at + 1 : at;
  }
}
