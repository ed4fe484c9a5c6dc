package dev.tidemark.evalset.version;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.tidemark.proto.evalset.v1.Item;
import dev.tidemark.proto.event.v1.Interaction;
import dev.tidemark.proto.event.v1.Message;
import dev.tidemark.proto.event.v1.Role;
import java.util.List;
import java.util.Locale;

/** Texts as they are on the topics, in the database and on the wire. */
public final class ContentMapper {
  private static final String PREFIX = "ROLE_";

  private ContentMapper() {}

  /** Texts of an interaction. */
  public static Content of(Interaction interaction) {
    return of(interaction.getMessagesList(), interaction.getAnswer().getContent());
  }

  /** Bytes for the database. */
  public static byte[] toBytes(Content content) {
    return fill(Item.newBuilder(), content).build().toByteArray();
  }

  /** Reads what {@link #toBytes} wrote. */
  public static Content fromBytes(byte[] bytes) {
    try {
      Item item = Item.parseFrom(bytes);
      return of(item.getMessagesList(), item.getReferenceAnswer());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("the stored texts of an item cannot be read", e);
    }
  }

  /** Puts texts into an item of the contract. */
  public static Item.Builder fill(Item.Builder item, Content content) {
    content
        .turns()
        .forEach(
            turn ->
                item.addMessages(
                    Message.newBuilder().setRole(role(turn.role())).setContent(turn.text())));
    return item.setReferenceAnswer(content.answer());
  }

  private static Content of(List<Message> messages, String answer) {
    return new Content(
        messages.stream()
            .map(message -> new Content.Turn(name(message.getRole()), message.getContent()))
            .toList(),
        answer);
  }

  private static String name(Role role) {
    return switch (role) {
      case ROLE_SYSTEM, ROLE_USER, ROLE_ASSISTANT, ROLE_TOOL ->
          role.name().substring(PREFIX.length()).toLowerCase(Locale.ROOT);
      case ROLE_UNSPECIFIED, UNRECOGNIZED -> "";
    };
  }

  private static Role role(String name) {
    return name.isEmpty()
        ? Role.ROLE_UNSPECIFIED
        : Role.valueOf(PREFIX + name.toUpperCase(Locale.ROOT));
  }
}
