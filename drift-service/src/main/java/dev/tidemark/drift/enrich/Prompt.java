package dev.tidemark.drift.enrich;

import dev.tidemark.proto.event.v1.Completeness;
import dev.tidemark.proto.event.v1.Interaction;
import dev.tidemark.proto.event.v1.Message;
import dev.tidemark.proto.event.v1.Role;
import java.util.List;

/**
 * What the user wrote last.
 *
 * @param text last user message; empty when there is none or the texts are truncated away
 * @param turn user messages before it
 */
record Prompt(String text, int turn) {

  static Prompt of(Interaction interaction) {
    List<Message> own =
        interaction.getMessagesList().stream()
            .filter(message -> message.getRole() == Role.ROLE_USER)
            .toList();
    boolean truncated = interaction.getCompleteness() == Completeness.COMPLETENESS_TRUNCATED;
    String text = own.isEmpty() || truncated ? "" : own.getLast().getContent();
    return new Prompt(text, Math.max(0, own.size() - 1));
  }

  boolean isBlank() {
    return text.isBlank();
  }
}
