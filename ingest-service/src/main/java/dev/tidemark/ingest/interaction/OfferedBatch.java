package dev.tidemark.ingest.interaction;

import java.util.List;

/**
 * A batch of interactions, nothing checked yet.
 *
 * @param application name of the application
 * @param batchId id of the batch, the same on every retry
 * @param items the interactions
 */
public record OfferedBatch(String application, String batchId, List<OfferedInteraction> items) {
  /** What an item takes beside its text: envelope, sampling, key, headers. */
  private static final int OVERHEAD_BYTES = 1024;

  public OfferedBatch {
    items = List.copyOf(items);
  }

  /** Memory the batch needs while it is in flight, bytes. */
  long footprint() {
    return items.stream().mapToLong(item -> (long) item.bytes() + OVERHEAD_BYTES).sum();
  }
}
