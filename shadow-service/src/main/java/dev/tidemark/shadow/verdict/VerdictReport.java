package dev.tidemark.shadow.verdict;

import dev.tidemark.stats.Estimate;
import java.util.List;
import java.util.OptionalLong;

/**
 * What live traffic says about a candidate.
 *
 * @param candidate id
 * @param statement verdict, gate, difference and sentence
 * @param missingAsLoss the same with every missing request as -1
 * @param missingAsWin the same with every missing request as +1
 * @param margin it was judged with
 * @param users different users behind its user-days
 * @param firstDay with a user-day
 * @param lastDay with a user-day
 * @param rules each arm's share of passes, over the newest days
 * @param similarity mean cosine of both answers, over the newest days
 */
public record VerdictReport(
    String candidate,
    VerdictStatement statement,
    Estimate missingAsLoss,
    Estimate missingAsWin,
    double margin,
    long users,
    OptionalLong firstDay,
    OptionalLong lastDay,
    List<RuleComparison> rules,
    Estimate similarity) {}
