package dev.tidemark.ingest.interaction;

import dev.tidemark.ingest.sampling.SamplingDecision;
import java.time.Instant;

/** What becomes of one item of a batch. */
public sealed interface ItemOutcome {
  /**
   * Selected.
   *
   * @param item as offered
   * @param time its event time
   * @param decision how it was selected
   * @param truncated whether only its metadata is kept
   */
  record Sampled(
      OfferedInteraction item, Instant time, SamplingDecision decision, boolean truncated)
      implements ItemOutcome {}

  /**
   * Valid, not selected.
   *
   * @param id of the item
   */
  record Unsampled(String id) implements ItemOutcome {}

  /**
   * Refused.
   *
   * @param refusal why
   */
  record Rejected(Refusal refusal) implements ItemOutcome {}
}
