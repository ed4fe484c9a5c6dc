package dev.tidemark.evalset.outbox;

import dev.tidemark.chassis.lease.Lease;
import dev.tidemark.chassis.lease.LeaseOwner;
import dev.tidemark.chassis.lease.PgLeaseStore;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Publishes what waits, one replica at a time, until the broker has acknowledged it. */
@ApplicationScoped
class OutboxService {
  private static final Logger LOG = Logger.getLogger(OutboxService.class);
  private static final String LEASE = "outbox";
  private static final Duration LIFE = Duration.ofSeconds(45);

  private final String owner = LeaseOwner.ofThisProcess();
  private final OutboxStore outbox;
  private final VersionPublisher publisher;
  private final PgLeaseStore leases;

  OutboxService(OutboxStore outbox, VersionPublisher publisher, Pool pool) {
    this.outbox = outbox;
    this.publisher = publisher;
    this.leases = new PgLeaseStore(pool);
  }

  /** Looks for events; a failure is logged and left to the next look. */
  @Scheduled(
      every = "${tidemark.evalset.outbox.look-every:1s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> look() {
    return outbox
        .oldest()
        .chain(waiting -> waiting.isEmpty() ? Uni.createFrom().voidItem() : publish())
        .onFailure()
        .invoke(e -> LOG.warnf("Versions wait to be published: %s", e.getMessage()))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> publish() {
    return leases.runIfLeader(LEASE, owner, LIFE, this::publish).replaceWithVoid();
  }

  // Read again under the lease: the leader before may have published meanwhile.
  private Uni<Integer> publish(Lease lease) {
    return outbox
        .oldest()
        .chain(waiting -> waiting.isEmpty() ? Uni.createFrom().item(0) : publish(lease, waiting));
  }

  private Uni<Integer> publish(Lease lease, List<OutboxStore.Waiting> waiting) {
    return publisher
        .publish(waiting)
        .chain(() -> outbox.remove(waiting, lease))
        .replaceWith(waiting.size());
  }
}
