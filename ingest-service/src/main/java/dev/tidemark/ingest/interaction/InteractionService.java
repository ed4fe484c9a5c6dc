package dev.tidemark.ingest.interaction;

import dev.tidemark.chassis.errors.CommonException;
import dev.tidemark.ingest.IngestException;
import dev.tidemark.ingest.IngestMetrics;
import dev.tidemark.ingest.RequestRules;
import dev.tidemark.ingest.application.Application;
import dev.tidemark.ingest.application.ApplicationRegistryService;
import dev.tidemark.ingest.delivery.AdmissionService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** Records batches of interactions. */
@Singleton
public final class InteractionService {
  private static final int MOST_ITEMS = 500;
  private static final int MOST_ITEM_BYTES = 1000 << 10;

  private final ApplicationRegistryService applications;
  private final AdmissionService admission;
  private final InteractionPublisher publisher;
  private final IngestMetrics metrics;
  private final InstantSource clock;
  private final ItemRules rules;
  private final RecentIds recent;

  InteractionService(
      ApplicationRegistryService applications,
      AdmissionService admission,
      InteractionPublisher publisher,
      IngestMetrics metrics,
      InstantSource clock,
      InteractionConfig config) {
    this.applications = applications;
    this.admission = admission;
    this.publisher = publisher;
    this.metrics = metrics;
    this.clock = clock;
    this.rules = new ItemRules(requireItemLimit(config));
    this.recent = new RecentIds(config.duplicateSlots(), config.duplicateMemory());
  }

  /**
   * Records a batch.
   *
   * @return what became of each item, in order, once Kafka has acknowledged all of it; any failure
   *     is safe to repeat with the same batch id
   */
  public Uni<List<ItemOutcome>> record(String tenant, OfferedBatch batch) {
    requireBounds(batch);
    return admission.admit(
        batch.footprint(),
        () ->
            applications
                .requireOrCreate(tenant, batch.application())
                .map(application -> plan(application, batch))
                .call(publisher::publishSampled)
                .call(publisher::publishCounts)
                .invoke(this::remember)
                .map(BatchPlan::outcomes)
                .invoke(this::count));
  }

  private BatchPlan plan(Application application, OfferedBatch batch) {
    return new BatchPlanner(application, batch.batchId(), rules, recent, clock.instant())
        .plan(batch.items());
  }

  private void remember(BatchPlan plan) {
    plan.takenIds()
        .forEach(
            id -> recent.remember(plan.application().key(), id, plan.batchId(), plan.arrival()));
  }

  private void count(List<ItemOutcome> outcomes) {
    for (ItemOutcome outcome : outcomes) {
      switch (outcome) {
        case ItemOutcome.Sampled _ -> metrics.sampled();
        case ItemOutcome.Unsampled _ -> metrics.unsampled();
        case ItemOutcome.Rejected rejected -> metrics.rejected(rejected.refusal().reason());
      }
    }
  }

  private static void requireBounds(OfferedBatch batch) {
    RequestRules.requireBatchId(batch.batchId(), RequestRules.ID_BYTES);
    if (batch.items().isEmpty()) {
      throw CommonException.invalidField(
          "items", "no items but a batch has 1 to %d; send some".formatted(MOST_ITEMS));
    }
    if (batch.items().size() > MOST_ITEMS) {
      throw new IngestException.TooManyItems(batch.items().size(), MOST_ITEMS);
    }
  }

  private static int requireItemLimit(InteractionConfig config) {
    long limit = config.maxItemSize().asLongValue();
    if (limit < 1 || limit > MOST_ITEM_BYTES) {
      throw new IllegalArgumentException(
          "tidemark.interaction.max-item-size is %d but must be 1 to %d, so that an event stays"
                  .formatted(limit, MOST_ITEM_BYTES)
              + " within 1 MiB");
    }
    return (int) limit;
  }
}
