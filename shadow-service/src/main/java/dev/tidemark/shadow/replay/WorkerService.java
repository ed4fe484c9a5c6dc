package dev.tidemark.shadow.replay;

import dev.tidemark.shadow.attempt.AttemptStore;
import dev.tidemark.shadow.attempt.Lane;
import dev.tidemark.shadow.attempt.RetentionStore;
import dev.tidemark.shadow.attempt.Stage;
import dev.tidemark.shadow.score.EndService;
import dev.tidemark.shadow.warning.Warnings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks for work now and then, and hands it to the lanes. */
@ApplicationScoped
class WorkerService {
  private static final Logger LOG = Logger.getLogger(WorkerService.class);
  private static final Duration CLEAN_UP = Duration.ofHours(1);
  private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);
  private static final Duration DRAIN_LOOK = Duration.ofMillis(20);

  private final AttemptStore attempts;
  private final RetentionStore retention;
  private final DirectoryService directory;
  private final EndService ends;
  private final ShadowMetrics metrics;
  private final ReplayConfig config;
  private final Map<Stage, StepService> steps;
  private final Map<Lane, LaneService> lanes = new ConcurrentHashMap<>();
  private @Nullable Cancellable ticks;
  private @Nullable Cancellable ending;
  private @Nullable Cancellable cleaning;
  private volatile List<Lane> decided = List.of();

  WorkerService(
      AttemptStore attempts,
      RetentionStore retention,
      DirectoryService directory,
      ReplayStepService replay,
      JudgeStepService judge,
      CompareStepService compare,
      EndService ends,
      ShadowMetrics metrics,
      ReplayConfig config) {
    this.attempts = attempts;
    this.retention = retention;
    this.directory = directory;
    this.ends = ends;
    this.metrics = metrics;
    this.config = config;
    this.steps =
        Stream.of(replay, judge, compare)
            .collect(Collectors.toMap(StepService::stage, Function.identity()));
  }

  void start(@Observes StartupEvent started) {
    if (config.enabled()) {
      ticks = every(config.pollInterval(), this::look);
      // A broker that is away holds up ends, not calls.
      ending = every(config.pollInterval(), () -> ends.end(decided));
      cleaning = every(CLEAN_UP, retention::dropOld);
    }
  }

  void stop(@Observes ShutdownEvent stopped) {
    Stream.of(ticks, ending, cleaning)
        .filter(running -> running != null)
        .forEach(Cancellable::cancel);
    lanes.values().forEach(LaneService::stop);
    drain();
  }

  /** What is not back in time is taken up by another replica, its reservation spent. */
  private void drain() {
    try {
      Multi.createFrom()
          .ticks()
          .every(DRAIN_LOOK)
          .onOverflow()
          .drop()
          .select()
          .where(tick -> lanes.values().stream().noneMatch(LaneService::isBusy))
          .toUni()
          .await()
          .atMost(config.drain());
    } catch (TimeoutException e) {
      LOG.info("some calls have not ended in time; they are made again");
    }
  }

  private static Cancellable every(Duration interval, Supplier<Uni<Void>> work) {
    Warnings warnings = new Warnings(BETWEEN_WARNINGS);
    return Multi.createFrom()
        .ticks()
        .every(interval)
        .onOverflow()
        .drop()
        .onItem()
        .transformToUniAndConcatenate(
            tick ->
                Uni.createFrom()
                    .deferred(work::get)
                    .onFailure()
                    .invoke(failure -> complain(warnings, failure))
                    .onFailure()
                    .recoverWithNull())
        .subscribe()
        .with(done -> {}, failure -> LOG.error("the queue is no longer worked off", failure));
  }

  private static void complain(Warnings warnings, Throwable failure) {
    if (warnings.isDue("queue", failure, Instant.now())) {
      LOG.warn("the queue cannot be worked off", failure);
    }
  }

  private Uni<Void> look() {
    return attempts
        .lanes()
        .call(directory::refresh)
        .invoke(this::work)
        .chain(found -> attempts.endOverdue())
        .chain(attempts::oldestSeconds)
        .invoke(metrics::oldest)
        .replaceWithVoid();
  }

  private void work(List<Lane> found) {
    for (Lane lane : found) {
      if (lane.stage() != Stage.END) {
        lanes.computeIfAbsent(lane, this::open).pump();
      }
    }
    lanes
        .entrySet()
        .removeIf(entry -> !found.contains(entry.getKey()) && !entry.getValue().isBusy());
    decided = found.stream().filter(lane -> lane.stage() == Stage.END).toList();
  }

  private LaneService open(Lane lane) {
    StepService step = steps.get(lane.stage());
    if (step == null) {
      throw new IllegalStateException("no step for stage " + lane.stage());
    }
    return new LaneService(lane, step, attempts, config.concurrency());
  }
}
