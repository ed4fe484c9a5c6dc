package dev.tidemark.quickstart.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.proto.event.v1.Answer;
import dev.tidemark.proto.event.v1.Message;
import dev.tidemark.proto.event.v1.Role;
import dev.tidemark.proto.event.v1.ServedBy;
import dev.tidemark.proto.ingest.v1.InteractionInput;
import dev.tidemark.quickstart.gateway.Digest;
import dev.tidemark.quickstart.gateway.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * One line of a replay file: {@code {"id"?, "timestamp", "user", "conversation", "model",
 * "model_version", "messages": [{"role", "content"}], "response", "latency_ms", "cohort"}}.
 *
 * @param at when it happened
 * @param input as it is sent
 */
record ReplayLine(Instant at, InteractionInput input) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads a line.
   *
   * @param number position in the file, from 1; with the text it makes the id of a line without one
   * @throws BadLineException saying what is wrong
   */
  static ReplayLine parse(String text, long number) throws BadLineException {
    JsonNode line = json(text);
    Instant at = timestamp(line);
    InteractionInput.Builder input =
        InteractionInput.newBuilder()
            .setId(line.path("id").asText(Digest.id(Long.toString(number), text)))
            .setTimestamp(Times.of(at))
            .setUserId(line.path("user").asText(""))
            .setConversationId(line.path("conversation").asText(""))
            .setAnswer(answer(line))
            .setServedBy(servedBy(line));
    addMessages(line, input);
    return new ReplayLine(at, input.build());
  }

  private static JsonNode json(String text) throws BadLineException {
    try {
      JsonNode line = JSON.readTree(text);
      if (line.isObject()) {
        return line;
      }
    } catch (JsonProcessingException e) {
      throw new BadLineException("is not JSON: " + e.getOriginalMessage());
    }
    throw new BadLineException("is not a JSON object");
  }

  private static Instant timestamp(JsonNode line) throws BadLineException {
    String text = line.path("timestamp").asText("");
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new BadLineException(
          "has timestamp \"" + text + "\" but needs one like 2026-11-21T10:00:00Z");
    }
  }

  private static Answer answer(JsonNode line) {
    Answer.Builder answer = Answer.newBuilder().setContent(line.path("response").asText(""));
    if (line.path("latency_ms").isNumber()) {
      answer.setLatency(Times.of(Duration.ofMillis(line.path("latency_ms").asLong())));
    }
    return answer.build();
  }

  private static ServedBy servedBy(JsonNode line) {
    return ServedBy.newBuilder()
        .setModel(line.path("model").asText(""))
        .setModelVersion(line.path("model_version").asText(""))
        .setCohort(line.path("cohort").asText(""))
        .build();
  }

  private static void addMessages(JsonNode line, InteractionInput.Builder input)
      throws BadLineException {
    if (!line.path("messages").isArray()) {
      throw new BadLineException("has no messages");
    }
    for (JsonNode message : line.path("messages")) {
      input.addMessages(
          Message.newBuilder()
              .setRole(role(message.path("role").asText("")))
              .setContent(message.path("content").asText("")));
    }
  }

  private static Role role(String name) throws BadLineException {
    return switch (name) {
      case "system" -> Role.ROLE_SYSTEM;
      case "user" -> Role.ROLE_USER;
      case "assistant" -> Role.ROLE_ASSISTANT;
      case "tool" -> Role.ROLE_TOOL;
      default ->
          throw new BadLineException(
              "has a message of role \"" + name + "\"; roles are system, user, assistant, tool");
    };
  }
}
