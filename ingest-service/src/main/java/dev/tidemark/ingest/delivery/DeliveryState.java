package dev.tidemark.ingest.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** When Kafka last acknowledged and last failed. Safe between threads. */
final class DeliveryState {
  private final AtomicReference<@Nullable Instant> lastAcknowledged = new AtomicReference<>();
  private final AtomicReference<@Nullable Instant> lastFailed = new AtomicReference<>();

  void acknowledged() {
    lastAcknowledged.set(Instant.now());
  }

  void failed() {
    lastFailed.set(Instant.now());
  }

  Optional<Instant> lastAcknowledged() {
    return Optional.ofNullable(lastAcknowledged.get());
  }

  Optional<Instant> lastFailed() {
    return Optional.ofNullable(lastFailed.get());
  }
}
