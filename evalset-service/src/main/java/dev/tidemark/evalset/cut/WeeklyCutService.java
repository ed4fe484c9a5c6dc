package dev.tidemark.evalset.cut;

import dev.tidemark.chassis.application.Application;
import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.application.PgApplicationStore;
import dev.tidemark.chassis.clock.AppClockStore;
import dev.tidemark.chassis.clock.AppTime;
import dev.tidemark.chassis.clock.ClockKind;
import dev.tidemark.chassis.lease.Lease;
import dev.tidemark.chassis.lease.LeaseOwner;
import dev.tidemark.chassis.lease.PgLeaseStore;
import dev.tidemark.evalset.EvalsetException;
import dev.tidemark.evalset.pool.Days;
import dev.tidemark.evalset.pool.EmbeddedConsumer;
import dev.tidemark.evalset.pool.PoolStore;
import dev.tidemark.evalset.version.CutOrigin;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jboss.logging.Logger;

/**
 * Cuts the weeks that have ended, oldest first, and lets the pool forget what no cut needs any
 * more. Every replica looks; one works at a time on an application.
 */
@ApplicationScoped
class WeeklyCutService {
  private static final Logger LOG = Logger.getLogger(WeeklyCutService.class);

  private final String owner = LeaseOwner.ofThisProcess();
  private final PgApplicationStore applications;
  private final AppClockStore clock;
  private final PoolStore pool;
  private final WeekStore weeks;
  private final CutService cuts;
  private final PgLeaseStore leases;
  private final CutConfig config;

  WeeklyCutService(
      PgApplicationStore applications,
      AppClockStore clock,
      PoolStore pool,
      WeekStore weeks,
      CutService cuts,
      Pool database,
      CutConfig config) {
    this.applications = applications;
    this.clock = clock;
    this.pool = pool;
    this.weeks = weeks;
    this.cuts = cuts;
    this.leases = new PgLeaseStore(database);
    this.config = config;
  }

  /**
   * What there is to do.
   *
   * @param due last days of weeks to cut
   * @param keepFrom first day the pool must keep
   * @param stale whether the pool holds earlier days
   */
  private record Work(List<Long> due, long keepFrom, boolean stale) {
    static final Work NONE = new Work(List.of(), 0, false);

    boolean isNone() {
      return due.isEmpty() && !stale;
    }
  }

  /** Looks at all applications, one after another; what fails is logged and left to the next. */
  Uni<Void> look() {
    return applications
        .all()
        .onItem()
        .transformToMulti(Multi.createFrom()::iterable)
        .onItem()
        .transformToUniAndConcatenate(this::lookAt)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> lookAt(Application application) {
    return work(application)
        .chain(work -> work.isNone() ? Uni.createFrom().voidItem() : lead(application))
        .onFailure()
        .invoke(
            e -> LOG.warnf("The week of %s is not cut now: %s", application.key().application(), e))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> lead(Application application) {
    return leases
        .runIfLeader(
            CutOrder.leaseOf(application.key()),
            owner,
            config.lease(),
            lease -> doWork(application, lease).replaceWith(true))
        .replaceWithVoid();
  }

  // Looked at again under the lease: the leader before may have done it.
  private Uni<Void> doWork(Application application, Lease lease) {
    return work(application)
        .chain(
            work ->
                Multi.createFrom()
                    .iterable(work.due())
                    .onItem()
                    .transformToUniAndConcatenate(end -> cut(application.key(), end, lease))
                    .collect()
                    .last()
                    .chain(() -> work(application))
                    .chain(left -> forget(application.key(), left)));
  }

  private Uni<Void> forget(ApplicationKey application, Work work) {
    return work.stale()
        ? pool.forgetBefore(application, work.keepFrom())
        : Uni.createFrom().voidItem();
  }

  // A week that is over gets no more prompts; what else a cut fails with may have passed by the
  // next look.
  private Uni<Void> cut(ApplicationKey application, long end, Lease lease) {
    CutOrder order = new CutOrder(application, Days.weekTo(end), config.size(), CutOrigin.WEEK);
    return cuts.cut(order, lease)
        .replaceWithVoid()
        .onFailure(EvalsetException.PoolTooSmall.class)
        .recoverWithUni(why -> skip(order, String.valueOf(why.getMessage()), lease));
  }

  private Uni<Void> skip(CutOrder order, String reason, Lease lease) {
    LOG.infof("%s: no version of the week, %s", order, reason);
    return weeks.skip(order.application(), order.days().last(), reason, lease);
  }

  private Uni<Work> work(Application application) {
    ApplicationKey key = application.key();
    return clock
        .read(key.tenant(), key.application(), application.clock(), EmbeddedConsumer.GROUP)
        .chain(time -> pool.days(key).chain(days -> work(application, time, days)));
  }

  private Uni<Work> work(Application application, Optional<AppTime> time, List<Long> days) {
    OptionalLong closed =
        time.isEmpty() ? OptionalLong.empty() : time.get().closedThrough(application.zone());
    if (closed.isEmpty() || days.isEmpty()) {
      return Uni.createFrom().item(Work.NONE);
    }
    long firstDay = days.getFirst();
    return ended(application, time.get().now())
        .chain(
            now ->
                weeks
                    .decided(application.key(), firstDay)
                    .map(
                        decided ->
                            config.enabled()
                                ? Weeks.due(days, closed.getAsLong(), decided)
                                : List.<Long>of())
                    .map(due -> work(application, due, now, firstDay, closed.getAsLong())));
  }

  private static Work work(
      Application application, List<Long> due, Instant read, long firstDay, long closed) {
    long keepFrom = Weeks.keepFrom(closed, due);
    List<Long> ready = due.stream().filter(end -> !application.endOf(end).isAfter(read)).toList();
    return new Work(ready, keepFrom, firstDay < keepFrom);
  }

  /**
   * Up to when everything may be taken as read. The wall clock goes on while this service is
   * behind: a week of a WALL application waits until something after its end has come in every
   * partition it uses, or long enough.
   */
  private Uni<Instant> ended(Application application, Instant now) {
    return application.clock() == ClockKind.EVENT
        ? Uni.createFrom().item(now)
        : weeks
            .reached(application.key(), EmbeddedConsumer.GROUP)
            .map(reached -> later(reached, now.minus(config.quiet())));
  }

  private static Instant later(Optional<Instant> reached, Instant quiet) {
    return reached.filter(quiet::isBefore).orElse(quiet);
  }
}
