package dev.tidemark.shadow.candidate;

import java.time.Duration;

/**
 * What an operator says of a candidate.
 *
 * @param endpoint base URL of an OpenAI-compatible API
 * @param model name sent to it
 * @param secret name of the tenant's secret with its token; empty for none
 * @param replayProbability probability that a core record is replayed, (0, 1]
 * @param requestsPerSecond most calls a second of one replica; n replicas make n times as many, (0,
 *     1,000]
 * @param timeout longest wait for one call, (0, 5 min]
 * @param tokensPerDay budget of one day of the application, at least 1
 * @param maxAnswerTokens most tokens of one answer, at least 1
 * @param margin half width of the margin, (0, 1)
 * @param alpha probability of a false verdict, (0, 0.5]
 */
public record CandidateSettings(
    String endpoint,
    String model,
    String secret,
    double replayProbability,
    double requestsPerSecond,
    Duration timeout,
    long tokensPerDay,
    int maxAnswerTokens,
    double margin,
    double alpha) {}
