package dev.tidemark.stats.sequential;

import dev.tidemark.stats.Interval;

/**
 * What the interval [L, U] of the mean difference lets one say; the first that holds, from the top.
 */
public enum Verdict {
  /** L above 0. */
  BETTER(GateAnswer.PASS),
  /** U below 0, also if the loss is within the margin: a margin forgives doubt, not proof. */
  WORSE(GateAnswer.FAIL),
  /** L above -margin and U below margin. */
  EQUIVALENT(GateAnswer.PASS),
  /** L above -margin. */
  NON_INFERIOR(GateAnswer.PASS),
  /** None of these yet. */
  KEEP_GOING(GateAnswer.INCONCLUSIVE),
  /** Too few closed user-days to say anything; the reason says how many are needed. */
  INSUFFICIENT(GateAnswer.INCONCLUSIVE);

  private final GateAnswer gate;

  Verdict(GateAnswer gate) {
    this.gate = gate;
  }

  /** What a gate makes of it. */
  public GateAnswer gate() {
    return gate;
  }

  static Verdict of(Interval interval, double margin) {
    if (interval.low() > 0) {
      return BETTER;
    }
    if (interval.high() < 0) {
      return WORSE;
    }
    if (interval.low() > -margin) {
      return interval.high() < margin ? EQUIVALENT : NON_INFERIOR;
    }
    return KEEP_GOING;
  }
}
