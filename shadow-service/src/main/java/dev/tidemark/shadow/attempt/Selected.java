package dev.tidemark.shadow.attempt;

import dev.tidemark.shadow.model.ChatMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The text of a selected interaction.
 *
 * @param messages the conversation, oldest first
 * @param answer production's
 * @param latency of production's answer; empty when it was not measured
 * @param trace traceparent of the interaction; empty for none
 */
public record Selected(
    List<ChatMessage> messages, String answer, Optional<Duration> latency, String trace) {
  /** Copies the messages. */
  public Selected {
    messages = List.copyOf(messages);
  }

  /** Text whose trace does not matter. */
  public Selected(List<ChatMessage> messages, String answer, Optional<Duration> latency) {
    this(messages, answer, latency, "");
  }

  Selected in(String stored) {
    return new Selected(messages, answer, latency, stored);
  }

  /** The last user message; empty when there is none. */
  public String prompt() {
    return messages.reversed().stream()
        .filter(message -> message.role().equals("user"))
        .map(ChatMessage::content)
        .findFirst()
        .orElse("");
  }
}
