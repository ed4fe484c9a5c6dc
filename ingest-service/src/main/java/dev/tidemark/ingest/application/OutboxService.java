package dev.tidemark.ingest.application;

import dev.tidemark.ingest.delivery.EventPublisher;
import dev.tidemark.ingest.delivery.OutgoingEvent;
import dev.tidemark.proto.topic.Topic;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes changed applications in the order of their changes: read, publish, delete, in one
 * transaction. A crash in between publishes again, which a compacted topic does not mind.
 */
@ApplicationScoped
class OutboxService {
  private static final Logger LOG = Logger.getLogger(OutboxService.class);
  private static final int MOST_ROWS = 100;

  private final OutboxStore outbox;
  private final EventPublisher publisher;

  OutboxService(OutboxStore outbox, EventPublisher publisher) {
    this.outbox = outbox;
    this.publisher = publisher;
  }

  /** Publishes what waits; a failure is logged and left to the next look. */
  @Scheduled(
      every = "${tidemark.application.publish-every:1s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> drain() {
    return publishOldest()
        .repeat()
        .until(published -> published < MOST_ROWS)
        .collect()
        .last()
        .onFailure()
        .invoke(e -> LOG.warnf("Applications wait to be published: %s", e.getMessage()))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }

  /**
   * Publishes the oldest changes.
   *
   * @return how many; 0 when there are none or another replica is at it
   */
  @WithTransaction
  Uni<Integer> publishOldest() {
    return outbox.tryLock().chain(mine -> mine ? publishLocked() : Uni.createFrom().item(0));
  }

  private Uni<Integer> publishLocked() {
    return outbox.oldest(MOST_ROWS).call(this::publish).map(List::size);
  }

  private Uni<@Nullable Void> publish(List<OutboxEntity> rows) {
    return rows.isEmpty()
        ? Uni.createFrom().voidItem()
        : publisher
            .publish(rows.stream().map(OutboxService::toEvent).toList())
            .chain(() -> outbox.remove(rows));
  }

  private static OutgoingEvent toEvent(OutboxEntity row) {
    return OutgoingEvent.ofKey(Topic.APPLICATION, row.key, ApplicationMapper.toEvent(row));
  }
}
