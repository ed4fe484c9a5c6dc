package dev.tidemark.quickstart.simulate;

/**
 * One message of a conversation.
 *
 * @param role {@code user} or {@code assistant}
 */
public record Message(String role, String content) {}
