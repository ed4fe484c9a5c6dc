package dev.tidemark.shadow.verdict;

import dev.tidemark.chassis.application.Application;
import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.application.ApplicationStore;
import dev.tidemark.chassis.clock.AppClockStore;
import dev.tidemark.chassis.clock.AppTime;
import dev.tidemark.chassis.clock.ClockKind;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which days are over: they have ended, their late records had their time, and the intake has read
 * past both.
 */
@Singleton
class ClosedDayService {
  private static final String STREAM = "shadow-embedded";

  private final ApplicationStore applications;
  private final AppClockStore clock;
  private final IntakeTimeStore intake;
  private final VerdictConfig config;
  private final Instant started = Instant.now();

  ClosedDayService(
      ApplicationStore applications,
      AppClockStore clock,
      IntakeTimeStore intake,
      VerdictConfig config) {
    this.applications = applications;
    this.clock = clock;
    this.intake = intake;
    this.config = config;
  }

  /** The last day of an application that is over; empty while there is none. */
  Uni<OptionalLong> through(ApplicationKey key) {
    return applications
        .find(key)
        .chain(
            found ->
                found.isEmpty()
                    ? Uni.createFrom().item(OptionalLong.empty())
                    : through(found.get()));
  }

  Uni<OptionalLong> through(Application application) {
    return clock
        .read(
            application.key().tenant(),
            application.key().application(),
            application.clock(),
            STREAM)
        .chain(
            time ->
                time.isEmpty()
                    ? Uni.createFrom().item(OptionalLong.empty())
                    : read(application.key(), time.get())
                        .map(read -> read.closedThrough(application.zone())));
  }

  /** Wall time goes on while the intake is behind; an application's event time does not. */
  private Uni<AppTime> read(ApplicationKey application, AppTime time) {
    return time.kind() == ClockKind.EVENT
        ? Uni.createFrom().item(time)
        : intake
            .least(application, STREAM, quiet(time.now(), started, config))
            .map(least -> notBeyond(time, least));
  }

  /**
   * Partitions that read nothing of an application since then have no more of it. Nothing is known
   * of a partition for the time in which nobody read: it counts until this replica ran that long.
   */
  static Instant quiet(Instant now, Instant started, VerdictConfig config) {
    Instant quiet = now.minus(config.quiet());
    return started.isAfter(quiet) ? Instant.EPOCH : quiet;
  }

  static AppTime notBeyond(AppTime time, Optional<Instant> least) {
    return least
        .filter(time.now()::isAfter)
        .map(read -> new AppTime(read, time.complete(), time.kind()))
        .orElse(time);
  }
}
