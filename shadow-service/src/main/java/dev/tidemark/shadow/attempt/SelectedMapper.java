package dev.tidemark.shadow.attempt;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.tidemark.proto.event.v1.Interaction;
import dev.tidemark.proto.event.v1.Role;
import dev.tidemark.shadow.model.ChatMessage;
import java.time.Duration;
import java.util.Optional;

/** Text of interactions as the contract has it and as it is stored. */
public final class SelectedMapper {
  private SelectedMapper() {}

  /** The text of an interaction. */
  public static Selected of(Interaction interaction) {
    return new Selected(
        interaction.getMessagesList().stream()
            .map(message -> new ChatMessage(role(message.getRole()), message.getContent()))
            .toList(),
        interaction.getAnswer().getContent(),
        interaction.getAnswer().hasLatency()
            ? Optional.of(
                Duration.ofSeconds(
                    interaction.getAnswer().getLatency().getSeconds(),
                    interaction.getAnswer().getLatency().getNanos()))
            : Optional.empty());
  }

  /** What of an interaction is stored as its text. */
  public static byte[] toBytes(Interaction interaction) {
    return Interaction.newBuilder()
        .addAllMessages(interaction.getMessagesList())
        .setAnswer(interaction.getAnswer())
        .build()
        .toByteArray();
  }

  static Selected fromBytes(byte[] bytes) {
    try {
      return of(Interaction.parseFrom(bytes));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("stored text is not what was written", e);
    }
  }

  private static String role(Role role) {
    return switch (role) {
      case ROLE_SYSTEM -> "system";
      case ROLE_ASSISTANT -> "assistant";
      case ROLE_TOOL -> "tool";
      case ROLE_USER, ROLE_UNSPECIFIED, UNRECOGNIZED -> "user";
    };
  }
}
