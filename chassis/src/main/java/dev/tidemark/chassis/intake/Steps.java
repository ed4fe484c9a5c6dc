package dev.tidemark.chassis.intake;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Does each step of a lane until it succeeds, pausing longer and longer, and tells what fails. */
final class Steps {
  private static final Logger LOG = Logger.getLogger(Steps.class);

  private final TopicPartition id;
  private final IntakeConfig config;
  private final BooleanSupplier stopping;
  private volatile @Nullable Trouble trouble;

  Steps(TopicPartition id, IntakeConfig config, BooleanSupplier stopping) {
    this.id = id;
    this.config = config;
    this.stopping = stopping;
  }

  /** The step that fails at the moment. */
  Optional<Trouble> trouble() {
    return Optional.ofNullable(trouble);
  }

  /** Fails only when the lane stops or must start over. */
  <R> Uni<R> run(String name, Supplier<Uni<R>> action) {
    return Uni.createFrom()
        .deferred(action::get)
        .invoke(() -> trouble = null)
        .onFailure(this::isTransient)
        .invoke(failure -> failed(name, failure))
        .onFailure(this::isTransient)
        .retry()
        .withBackOff(config.retryFirst(), config.retryLongest())
        .withJitter(0.5)
        .indefinitely();
  }

  private boolean isTransient(Throwable failure) {
    return !stopping.getAsBoolean() && !(failure instanceof StartOverException);
  }

  private void failed(String step, Throwable failure) {
    Trouble before = trouble;
    if (before == null || !before.step().equals(step)) {
      trouble = new Trouble(step, Instant.now());
      report(step, failure);
    }
  }

  /** What a record waits for is usually on its way: one line, no trace. */
  private void report(String step, Throwable failure) {
    if (failure instanceof NotReadyException) {
      LOG.infof("%s cannot %s yet: %s", id, step, failure.getMessage());
    } else {
      LOG.warnf(failure, "%s cannot %s and tries again", id, step);
    }
  }
}
