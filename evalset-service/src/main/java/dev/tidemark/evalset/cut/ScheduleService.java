package dev.tidemark.evalset.cut;

import dev.tidemark.chassis.lease.LeaseOwner;
import dev.tidemark.chassis.lease.PgLeaseStore;
import dev.tidemark.evalset.pool.PoolConfig;
import dev.tidemark.evalset.pool.PoolStore;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/** When this replica looks for work. */
@ApplicationScoped
class ScheduleService {
  private static final Logger LOG = Logger.getLogger(ScheduleService.class);
  private static final String EXPIRY = "pool-expiry";
  private static final Duration LIFE = Duration.ofMinutes(5);

  private final String owner = LeaseOwner.ofThisProcess();
  private final WeeklyCutService weekly;
  private final PoolStore prompts;
  private final PoolConfig config;
  private final PgLeaseStore leases;

  ScheduleService(WeeklyCutService weekly, PoolStore prompts, PoolConfig config, Pool database) {
    this.weekly = weekly;
    this.prompts = prompts;
    this.config = config;
    this.leases = new PgLeaseStore(database);
  }

  @Scheduled(
      every = "${tidemark.evalset.cut.look-every:10s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> cut() {
    return weekly
        .look()
        .onFailure()
        .invoke(e -> LOG.warnf("Weeks are not looked at now: %s", e.getMessage()))
        .onFailure()
        .recoverWithNull();
  }

  /** Privacy lives in wall time, whatever the clocks of the applications say. */
  @Scheduled(every = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> expire() {
    return leases
        .runIfLeader(EXPIRY, owner, LIFE, lease -> prompts.expire(config.kept()).replaceWith(true))
        .onFailure()
        .invoke(e -> LOG.warnf("Old prompts are not removed now: %s", e.getMessage()))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }
}
