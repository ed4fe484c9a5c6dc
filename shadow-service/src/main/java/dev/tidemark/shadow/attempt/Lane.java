package dev.tidemark.shadow.attempt;

import dev.tidemark.shadow.candidate.CandidateKey;

/**
 * Attempts of one arm that wait for the same thing; lanes do not wait for each other.
 *
 * @param arm whose attempts
 * @param stage what they wait for
 */
public record Lane(CandidateKey arm, Stage stage) {}
