package dev.tidemark.shadow.gate;

import dev.tidemark.shadow.verdict.VerdictStatement;
import dev.tidemark.stats.sequential.GateAnswer;
import dev.tidemark.stats.sequential.Verdict;

/**
 * What a pipeline is told.
 *
 * @param decision whether the candidate may go out
 * @param reason in one sentence
 * @param verdict behind it
 */
public record Gate(GateAnswer decision, String reason, Verdict verdict) {

  /** The gate of a verdict. */
  public static Gate of(VerdictStatement statement) {
    return new Gate(statement.gate(), statement.sentence(), statement.verdict());
  }
}
