package dev.tidemark.shadow.candidate;

import java.time.Instant;

/**
 * A registered candidate.
 *
 * @param key identity
 * @param settings where it is and what it may cost
 * @param sharing number of candidates that share its alpha, fixed at registration
 * @param state whether work is done for it
 * @param registered when, wall clock
 */
public record Candidate(
    CandidateKey key,
    CandidateSettings settings,
    int sharing,
    CandidateState state,
    Instant registered) {}
