package dev.tidemark.shadow.verdict;

import dev.tidemark.chassis.lease.Lease;
import dev.tidemark.chassis.lease.LeaseOwner;
import dev.tidemark.chassis.lease.PgLeaseStore;
import dev.tidemark.shadow.candidate.CandidateKey;
import dev.tidemark.shadow.draw.DrawStore;
import dev.tidemark.shadow.warning.Warnings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Enters closed days, in order and once each: one replica at a time under a lease, and nothing is
 * written under a lease that has changed hands.
 */
@ApplicationScoped
class EnteringService {
  private static final Logger LOG = Logger.getLogger(EnteringService.class);
  private static final Duration BETWEEN_WARNINGS = Duration.ofHours(1);

  private final ClosedDayService days;
  private final VerdictStore verdicts;
  private final DrawStore draws;
  private final PgLeaseStore leases;
  private final VerdictConfig config;
  private final String owner = LeaseOwner.ofThisProcess();
  private final Warnings warnings = new Warnings(BETWEEN_WARNINGS);
  private @Nullable Cancellable ticks;

  EnteringService(
      ClosedDayService days,
      VerdictStore verdicts,
      DrawStore draws,
      Pool pool,
      VerdictConfig config) {
    this.days = days;
    this.verdicts = verdicts;
    this.draws = draws;
    this.leases = new PgLeaseStore(pool);
    this.config = config;
  }

  void start(@Observes StartupEvent started) {
    ticks =
        Multi.createFrom()
            .ticks()
            .every(config.interval())
            .onOverflow()
            .drop()
            .onItem()
            .transformToUniAndConcatenate(tick -> look())
            .subscribe()
            .with(done -> {}, failure -> LOG.error("verdicts are no longer brought on", failure));
  }

  void stop(@Observes ShutdownEvent stopped) {
    Cancellable running = ticks;
    if (running != null) {
      running.cancel();
    }
  }

  private Uni<Void> look() {
    return verdicts
        .waiting()
        .chain(this::enterAll)
        .onFailure()
        .invoke(failure -> warn("candidates", failure))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> enterAll(List<CandidateKey> waiting) {
    return Multi.createFrom()
        .iterable(waiting)
        .onItem()
        .transformToUniAndConcatenate(this::enterOrWait)
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** A candidate that fails holds up no other one. */
  private Uni<Void> enterOrWait(CandidateKey candidate) {
    return enter(candidate)
        .onFailure()
        .invoke(failure -> warn(name(candidate), failure))
        .onFailure()
        .recoverWithNull();
  }

  private void warn(String what, Throwable failure) {
    if (warnings.isDue(what, failure, Instant.now())) {
      LOG.warnf(failure, "closed days wait: %s", what);
    }
  }

  private Uni<Void> enter(CandidateKey candidate) {
    return verdicts
        .ready(candidate)
        .chain(
            day ->
                day.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : days.through(candidate.application())
                        .chain(closed -> enterUpTo(candidate, day.getAsLong(), closed)));
  }

  private Uni<Void> enterUpTo(CandidateKey candidate, long day, OptionalLong closed) {
    if (closed.isEmpty() || day > closed.getAsLong()) {
      return Uni.createFrom().voidItem();
    }
    return leases
        .runIfLeader(
            name(candidate),
            owner,
            config.lease(),
            lease -> enterDays(lease, candidate, day, closed.getAsLong()))
        .replaceWithVoid();
  }

  private Uni<Boolean> enterDays(Lease lease, CandidateKey candidate, long day, long closed) {
    return draws
        .draws()
        .chain(drawn -> verdicts.enter(lease, candidate, day, drawn))
        .chain(
            entered ->
                entered
                    ? verdicts.ready(candidate).chain(next -> goOn(lease, candidate, next, closed))
                    : Uni.createFrom().item(false));
  }

  private Uni<Boolean> goOn(Lease lease, CandidateKey candidate, OptionalLong next, long closed) {
    return next.isPresent() && next.getAsLong() <= closed
        ? enterDays(lease, candidate, next.getAsLong(), closed)
        : Uni.createFrom().item(true);
  }

  private static String name(CandidateKey candidate) {
    return "enter:%s/%s/%s"
        .formatted(
            candidate.application().tenant(),
            candidate.application().application(),
            candidate.id());
  }
}
