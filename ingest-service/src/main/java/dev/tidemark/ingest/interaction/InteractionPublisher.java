package dev.tidemark.ingest.interaction;

import dev.tidemark.ingest.ApplicationKey;
import dev.tidemark.ingest.delivery.EventPublisher;
import dev.tidemark.ingest.identity.PseudonymKey;
import dev.tidemark.ingest.identity.Pseudonyms;
import dev.tidemark.ingest.traffic.TrafficMapper;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a decided batch to Kafka: first its selected interactions, then what became of it. */
@Singleton
final class InteractionPublisher {
  private final EventPublisher publisher;
  private final PseudonymKey pseudonymKey;

  InteractionPublisher(EventPublisher publisher, PseudonymKey pseudonymKey) {
    this.publisher = publisher;
    this.pseudonymKey = pseudonymKey;
  }

  /** Completes when all selected interactions are acknowledged. */
  Uni<@Nullable Void> publishSampled(BatchPlan plan) {
    ApplicationKey key = plan.application().key();
    Pseudonyms pseudonyms = pseudonymKey.open(key.tenant(), key.id());
    return publisher.publish(
        plan.sampled().stream()
            .map(sampled -> InteractionMapper.toEvent(key, sampled, pseudonyms, plan.arrival()))
            .toList());
  }

  /** Completes when the batch's traffic event is acknowledged; only then does the batch count. */
  Uni<@Nullable Void> publishCounts(BatchPlan plan) {
    return publisher.publish(
        List.of(
            TrafficMapper.toEvent(
                plan.application().key(),
                plan.batchId(),
                plan.counts(),
                plan.eventTime(),
                plan.arrival())));
  }
}
