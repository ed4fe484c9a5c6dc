package dev.tidemark.shadow.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/**
 * What a model is asked.
 *
 * @param messages oldest first, at least one
 * @param maxAnswerTokens most tokens of the answer, at least 1
 * @param deterministic whether temperature 0 is asked for; otherwise the model's default stands
 */
public record ChatRequest(List<ChatMessage> messages, int maxAnswerTokens, boolean deterministic) {
  /** Tokens a message may cost beside its text: role, delimiters. */
  private static final int PER_MESSAGE = 16;

  /** Tokens a call may cost beside its messages. */
  private static final int PER_CALL = 64;

  /** Copies the messages. */
  public ChatRequest {
    messages = List.copyOf(messages);
  }

  /**
   * Most tokens the call can cost: a token is at least one byte of text.
   *
   * @return UTF-8 bytes of the messages, overhead, and the longest answer
   */
  public long tokenBound() {
    long bytes = PER_CALL;
    for (ChatMessage message : messages) {
      bytes += PER_MESSAGE + message.content().getBytes(UTF_8).length;
    }
    return bytes + maxAnswerTokens;
  }
}
