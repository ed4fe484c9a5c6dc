package dev.tidemark.shadow.verdict;

import dev.tidemark.stats.Estimate;
import dev.tidemark.stats.sequential.GateAnswer;
import dev.tidemark.stats.sequential.UsersToCome;
import dev.tidemark.stats.sequential.Verdict;
import java.util.Optional;

/**
 * What is said of a candidate, from its counters alone.
 *
 * @param verdict as of the last entered day
 * @param gate what a gate makes of it
 * @param difference mean difference of score, candidate minus production, over requests
 * @param usersToCome what stands beside it for them; empty without a difference, or when enough
 *     users were seen
 * @param units closed user-days behind it
 * @param sentence all of it for people
 */
public record VerdictStatement(
    Verdict verdict,
    GateAnswer gate,
    Estimate difference,
    Optional<UsersToCome> usersToCome,
    long units,
    String sentence) {}
