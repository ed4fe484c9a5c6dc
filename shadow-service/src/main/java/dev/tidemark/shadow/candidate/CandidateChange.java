package dev.tidemark.shadow.candidate;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A change of a candidate; what is empty stays.
 *
 * @param state new state
 * @param replayProbability from the next day on
 * @param requestsPerSecond at once
 * @param tokensPerDay at once
 */
public record CandidateChange(
    Optional<CandidateState> state,
    OptionalDouble replayProbability,
    OptionalDouble requestsPerSecond,
    OptionalLong tokensPerDay) {}
