package dev.tidemark.shadow.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Requests and answers as the JSON of {@code /chat/completions}. */
@Singleton
class ChatMapper {
  // No call costs as much, and a day's sum of such numbers is still a number.
  private static final long MOST_TOKENS = 1L << 40;

  private final ObjectMapper json;

  ChatMapper(ObjectMapper json) {
    this.json = json;
  }

  byte[] toBytes(String model, ChatRequest request) {
    ObjectNode body = json.createObjectNode().put("model", model);
    body.put("max_tokens", request.maxAnswerTokens()).put("stream", false);
    if (request.deterministic()) {
      body.put("temperature", 0);
    }
    for (ChatMessage message : request.messages()) {
      body.withArray("messages")
          .addObject()
          .put("role", message.role())
          .put("content", message.content());
    }
    try {
      return json.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  /** The answer, or BAD_ANSWER. */
  ChatAnswer toAnswer(byte[] body) {
    JsonNode root = parse(body);
    JsonNode choice = root.path("choices").path(0);
    JsonNode content = choice.path("message").path("content");
    long tokens = tokens(root.path("usage"));
    if (!content.isTextual() && !content.isNull()) {
      throw CallException.costing(CallFailure.BAD_ANSWER, tokens);
    }
    boolean whole = !choice.path("finish_reason").asText("").equals("length");
    return new ChatAnswer(content.isNull() ? "" : content.textValue(), whole, tokens);
  }

  private JsonNode parse(byte[] body) {
    try {
      JsonNode root = json.readTree(body);
      if (root != null && root.isObject()) {
        return root;
      }
    } catch (IOException e) {
      // What it is instead does not matter and may hold anything.
      throw CallException.afterSending(CallFailure.BAD_ANSWER);
    }
    throw CallException.afterSending(CallFailure.BAD_ANSWER);
  }

  private static long tokens(JsonNode usage) {
    long parts = whole(usage.path("prompt_tokens")) + whole(usage.path("completion_tokens"));
    long total = Math.max(parts, whole(usage.path("total_tokens")));
    return usage.isObject() && total > 0 ? Math.min(total, MOST_TOKENS) : -1;
  }

  private static long whole(JsonNode number) {
    return number.canConvertToLong() ? Math.clamp(number.longValue(), 0, MOST_TOKENS) : 0;
  }
}
