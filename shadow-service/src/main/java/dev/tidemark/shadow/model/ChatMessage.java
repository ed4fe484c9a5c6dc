package dev.tidemark.shadow.model;

/**
 * One message of a conversation.
 *
 * @param role system, user, assistant or tool
 * @param content text, may be empty
 */
public record ChatMessage(String role, String content) {}
