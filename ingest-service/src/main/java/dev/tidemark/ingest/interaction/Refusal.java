package dev.tidemark.ingest.interaction;

import dev.tidemark.ingest.IngestReason;

/**
 * Why one item of a batch is refused.
 *
 * @param reason as data
 * @param message what came, what is needed, what to do
 */
public record Refusal(IngestReason reason, String message) {
  static Refusal invalid(String field, String problem) {
    return new Refusal(IngestReason.INVALID_ITEM, field + " " + problem);
  }
}
