package dev.tidemark.ingest.interaction;

/**
 * One turn of a conversation.
 *
 * @param role who speaks
 * @param content text; may be empty
 */
public record Turn(Role role, String content) {}
