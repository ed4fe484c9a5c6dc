package dev.tidemark.shadow.judge;

import dev.tidemark.shadow.model.ChatTarget;

/**
 * Who judges, within which limits.
 *
 * @param target model and endpoint
 * @param tokensPerDay budget of one arm and day
 * @param requestsPerSecond rate of one arm
 * @param maxAnswerTokens longest answer
 */
public record Judge(
    ChatTarget target, long tokensPerDay, double requestsPerSecond, int maxAnswerTokens) {}
