package dev.tidemark.stats.sequential;

/** Whether a candidate may go out. */
public enum GateAnswer {
  /** Shown to lose less than the margin, also with its own failures counted as lost. */
  PASS,
  /** Shown to be worse. */
  FAIL,
  /** Neither is shown yet. */
  INCONCLUSIVE
}
