package dev.tidemark.shadow.sample;

import dev.tidemark.shadow.attempt.SkipReason;
import dev.tidemark.shadow.attempt.Stage;
import dev.tidemark.shadow.rule.RuleChecks;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A selected record on one arm.
 *
 * @param record that was selected
 * @param arm candidate id, or production
 * @param rank order within its user-day
 * @param stage first thing to do
 * @param skipped why it ends at once; empty when it does not
 * @param rules of production's answer on production's arm
 * @param grade of production's answer where it needs no judge
 */
record NewAttempt(
    CoreRecord record,
    String arm,
    long rank,
    Stage stage,
    Optional<SkipReason> skipped,
    RuleChecks rules,
    OptionalDouble grade) {}
