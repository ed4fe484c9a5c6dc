package dev.tidemark.evalset.cut;

import dev.tidemark.chassis.application.Application;
import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.clock.AppClockStore;
import dev.tidemark.chassis.clock.AppTime;
import dev.tidemark.chassis.errors.CommonException;
import dev.tidemark.chassis.lease.LeaseOwner;
import dev.tidemark.chassis.lease.PgLeaseStore;
import dev.tidemark.evalset.EvalsetException;
import dev.tidemark.evalset.pool.Days;
import dev.tidemark.evalset.pool.EmbeddedConsumer;
import dev.tidemark.evalset.version.CutOrigin;
import dev.tidemark.evalset.version.Version;
import dev.tidemark.evalset.version.VersionStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/** Cuts when somebody asks: from the last seven closed days. */
@ApplicationScoped
public class RequestedCutService {
  private static final int MOST = 2_000;
  // A pool in memory takes up to 100 MB.
  private static final int AT_ONCE = 2;
  private static final Duration LATER = Duration.ofSeconds(10);

  private final String owner = LeaseOwner.ofThisProcess();
  private final AppClockStore clock;
  private final CutService cuts;
  private final VersionStore versions;
  private final PgLeaseStore leases;
  private final CutConfig config;
  private final AtomicInteger inProgress = new AtomicInteger();

  RequestedCutService(
      AppClockStore clock,
      CutService cuts,
      VersionStore versions,
      Pool database,
      CutConfig config) {
    this.clock = clock;
    this.cuts = cuts;
    this.versions = versions;
    this.leases = new PgLeaseStore(database);
    this.config = config;
  }

  /**
   * Cuts a version and waits for it; when that takes too long it is cut on, and the caller is told
   * so.
   *
   * @param size items, 20 to 2,000; 0 for the configured size
   * @return fails with POOL_TOO_SMALL, CUT_RUNNING or INVALID_FIELD
   */
  public Uni<Version> cut(Application application, int size) {
    return Uni.createFrom()
        .item(() -> wanted(size))
        .invoke(this::enter)
        .chain(wanted -> cutOn(application, wanted));
  }

  private int wanted(int size) {
    if (size != 0 && (size < Cutter.LEAST || size > MOST)) {
      throw CommonException.invalidField(
          "size",
          "size %d but 20 to 2,000, or 0 for the configured one, is required".formatted(size));
    }
    return size == 0 ? config.size() : size;
  }

  private void enter() {
    if (inProgress.incrementAndGet() > AT_ONCE) {
      inProgress.decrementAndGet();
      throw CommonException.overloaded(
          "%d cuts are running here and no more fit; retry".formatted(AT_ONCE), LATER);
    }
  }

  // Memoized: the version is cut for all who read it later, even if its caller goes away.
  private Uni<Version> cutOn(Application application, int size) {
    return days(application)
        .chain(days -> cut(application.key(), days, size))
        .onTermination()
        .invoke(() -> inProgress.decrementAndGet())
        .memoize()
        .indefinitely()
        .ifNoItem()
        .after(config.patience())
        .failWith(() -> running(application.key()))
        .chain(number -> versions.require(application.key(), number));
  }

  private Uni<Integer> cut(ApplicationKey application, Days days, int size) {
    CutOrder order = new CutOrder(application, days, size, CutOrigin.REQUEST);
    return leases
        .runIfLeader(
            CutOrder.leaseOf(application), owner, config.lease(), lease -> cuts.cut(order, lease))
        .onFailure(OvertakenException.class)
        .transform(lost -> running(application))
        .map(number -> number.orElseThrow(() -> running(application)));
  }

  private Uni<Days> days(Application application) {
    ApplicationKey key = application.key();
    return clock
        .read(key.tenant(), key.application(), application.clock(), EmbeddedConsumer.GROUP)
        .map(time -> closed(time, application))
        .map(
            closed ->
                Days.weekTo(
                    closed.orElseThrow(
                        () ->
                            new EvalsetException.PoolTooSmall(
                                "the pool holds no closed day; wait until the first day of the"
                                    + " application has ended"))));
  }

  private static OptionalLong closed(Optional<AppTime> time, Application application) {
    return time.isEmpty() ? OptionalLong.empty() : time.get().closedThrough(application.zone());
  }

  private static EvalsetException running(ApplicationKey application) {
    return new EvalsetException.CutRunning(application.application());
  }
}
