package dev.tidemark.shadow.rule;

import java.util.Arrays;
import java.util.List;

/**
 * Which rules applied to an answer and which of them it passed.
 *
 * @param applied bit set of {@link Rule#bit}
 * @param passed subset of {@code applied}
 */
public record RuleChecks(int applied, int passed) {
  /** Nothing was checked. */
  public static final RuleChecks NONE = new RuleChecks(0, 0);

  /** With one more rule. */
  public RuleChecks with(Rule rule, boolean holds) {
    return new RuleChecks(applied | rule.bit(), holds ? passed | rule.bit() : passed);
  }

  /** Rules that applied, in their order. */
  public List<Rule> rules() {
    return Arrays.stream(Rule.values()).filter(rule -> (applied & rule.bit()) != 0).toList();
  }

  /** Whether a rule that applied was passed. */
  public boolean holds(Rule rule) {
    return (passed & rule.bit()) != 0;
  }
}
