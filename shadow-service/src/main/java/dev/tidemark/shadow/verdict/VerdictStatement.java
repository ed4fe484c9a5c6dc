package dev.tidemark.shadow.verdict;

import dev.tidemark.stats.Estimate;
import dev.tidemark.stats.sequential.GateAnswer;
import dev.tidemark.stats.sequential.Verdict;

/**
 * What is said of a candidate, from its counters alone.
 *
 * @param verdict as of the last entered day
 * @param gate what a gate makes of it
 * @param difference mean difference of score, candidate minus production, over requests
 * @param units closed user-days behind it
 * @param sentence all of it for people
 */
public record VerdictStatement(
    Verdict verdict, GateAnswer gate, Estimate difference, long units, String sentence) {}
