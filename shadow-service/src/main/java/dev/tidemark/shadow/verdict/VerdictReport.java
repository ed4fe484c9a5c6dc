package dev.tidemark.shadow.verdict;

import dev.tidemark.stats.Estimate;
import dev.tidemark.stats.sequential.GateAnswer;
import dev.tidemark.stats.sequential.Verdict;
import java.util.List;
import java.util.OptionalLong;

/**
 * What live traffic says about a candidate.
 *
 * @param candidate id
 * @param verdict as of the last entered day
 * @param gate what a gate makes of it
 * @param difference mean difference of score, candidate minus production, over requests
 * @param missingAsLoss the same with every missing request as -1
 * @param missingAsWin the same with every missing request as +1
 * @param margin it was judged with
 * @param units closed user-days behind it
 * @param users behind its rows
 * @param firstDay with a user-day
 * @param lastDay with a user-day
 * @param rules each arm's share of passes
 * @param similarity mean cosine of both answers
 * @param sentence all of it for people
 */
public record VerdictReport(
    String candidate,
    Verdict verdict,
    GateAnswer gate,
    Estimate difference,
    Estimate missingAsLoss,
    Estimate missingAsWin,
    double margin,
    long units,
    long users,
    OptionalLong firstDay,
    OptionalLong lastDay,
    List<RuleComparison> rules,
    Estimate similarity,
    String sentence) {}
