package dev.tidemark.shadow.candidate;

/** Whether work is done for a candidate. */
public enum CandidateState {
  /** Interactions are selected and replayed. */
  ACTIVE,
  /** Nothing is selected; what was selected is finished. */
  PAUSED,
  /** For good; what was not replayed is skipped. */
  RETIRED
}
