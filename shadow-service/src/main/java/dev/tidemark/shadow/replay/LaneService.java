package dev.tidemark.shadow.replay;

import dev.tidemark.shadow.attempt.Attempt;
import dev.tidemark.shadow.attempt.AttemptStore;
import dev.tidemark.shadow.attempt.Lane;
import dev.tidemark.shadow.warning.Warnings;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * The work of one lane on this replica: at most so many steps at a time, whatever other lanes do.
 */
final class LaneService {
  private static final Logger LOG = Logger.getLogger(LaneService.class);
  private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);

  private final Lane lane;
  private final StepService step;
  private final AttemptStore attempts;
  private final int most;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicBoolean claiming = new AtomicBoolean();
  private final Warnings warnings = new Warnings(BETWEEN_WARNINGS);
  private volatile boolean stopped;

  LaneService(Lane lane, StepService step, AttemptStore attempts, int most) {
    this.lane = lane;
    this.step = step;
    this.attempts = attempts;
    this.most = most;
  }

  /** Begins as many steps as there is room for; returns at once. */
  void pump() {
    if (!stopped && claiming.compareAndSet(false, true)) {
      claim()
          .invoke(this::begin)
          // What was claimed finds out whether the endpoint is back; only the rest is given up.
          .chain(() -> step.giveUp(lane))
          .onTermination()
          .invoke(() -> claiming.set(false))
          .subscribe()
          .with(done -> {}, failure -> complain(failure, "nothing is claimed"));
    }
  }

  private record Claimed(List<Attempt> attempts, boolean more) {}

  private Uni<Claimed> claim() {
    int free = most - inFlight.get();
    int admitted = free <= 0 ? 0 : step.admit(lane, free);
    return admitted == 0
        ? Uni.createFrom().item(new Claimed(List.of(), false))
        : attempts
            .claim(lane, admitted, step.longest(lane))
            .invoke(claimed -> giveBack(admitted - claimed.size()))
            .invoke(claimed -> inFlight.addAndGet(claimed.size()))
            .map(claimed -> new Claimed(claimed, claimed.size() == admitted))
            .onFailure()
            .invoke(() -> giveBack(admitted));
  }

  private void giveBack(int unused) {
    if (unused > 0) {
      step.unused(lane, unused);
    }
  }

  private void begin(Claimed claimed) {
    for (Attempt attempt : claimed.attempts()) {
      Uni.createFrom()
          .deferred(() -> step.perform(attempt))
          .onTermination()
          .invoke(inFlight::decrementAndGet)
          .subscribe()
          .with(
              done -> goOn(claimed.more()),
              failure -> complain(failure, "a step is left to whoever claims it next"));
    }
  }

  private void complain(Throwable failure, String what) {
    if (warnings.isDue(what, failure, Instant.now())) {
      LOG.warnf(failure, "%s: %s", lane, what);
    }
  }

  /** Not for every freed place: claims of one attempt each would cost more than the work. */
  private void goOn(boolean more) {
    if (more && inFlight.get() <= most / 2) {
      pump();
    }
  }

  /** Whether a step is in progress. */
  boolean isBusy() {
    return inFlight.get() > 0;
  }

  /** Begins nothing more. */
  void stop() {
    stopped = true;
  }
}
