package dev.tidemark.shadow.verdict;

import dev.tidemark.shadow.rule.Rule;
import dev.tidemark.stats.Estimate;

/**
 * How often each arm passes a rule.
 *
 * @param rule the rule
 * @param candidate share of the candidate's answers
 * @param production share of production's answers to the same requests
 */
public record RuleComparison(Rule rule, Estimate candidate, Estimate production) {}
