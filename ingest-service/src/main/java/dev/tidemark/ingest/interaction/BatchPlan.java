package dev.tidemark.ingest.interaction;

import dev.tidemark.ingest.application.Application;
import dev.tidemark.ingest.traffic.TrafficCount;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is to become of a batch.
 *
 * @param application whose it is
 * @param batchId id of the batch
 * @param outcomes one per item, in order
 * @param counts the same, counted
 * @param eventTime latest believed event time of the batch, else arrival
 * @param arrival when it came
 */
record BatchPlan(
    Application application,
    String batchId,
    List<ItemOutcome> outcomes,
    List<TrafficCount> counts,
    Instant eventTime,
    Instant arrival) {

  /** The selected items, in order. */
  List<ItemOutcome.Sampled> sampled() {
    return outcomes.stream()
        .filter(ItemOutcome.Sampled.class::isInstance)
        .map(ItemOutcome.Sampled.class::cast)
        .toList();
  }

  /** Ids of the items that were not refused, in order. */
  List<String> takenIds() {
    return outcomes.stream().flatMap(BatchPlan::takenId).toList();
  }

  private static Stream<String> takenId(ItemOutcome outcome) {
    return switch (outcome) {
      case ItemOutcome.Sampled sampled -> Stream.of(sampled.item().id());
      case ItemOutcome.Unsampled unsampled -> Stream.of(unsampled.id());
      case ItemOutcome.Rejected _ -> Stream.empty();
    };
  }
}
