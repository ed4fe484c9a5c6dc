package dev.tidemark.shadow.attempt;

import dev.tidemark.shadow.rule.RuleChecks;
import java.time.Instant;
import java.util.Optional;

/**
 * One selected interaction on one arm.
 *
 * @param interaction event id
 * @param eventTime of the interaction
 * @param day of it, days since 1970-01-01
 * @param status PENDING, SCORED, SKIPPED or FAILED
 * @param reason why it was skipped or failed; empty otherwise
 * @param difference judged; empty when missing
 * @param rules of the arm's answer
 */
public record ScoreRow(
    String interaction,
    Instant eventTime,
    long day,
    String status,
    String reason,
    Optional<Double> difference,
    RuleChecks rules) {}
