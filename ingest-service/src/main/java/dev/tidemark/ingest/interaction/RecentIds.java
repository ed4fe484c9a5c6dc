package dev.tidemark.ingest.interaction;

import dev.tidemark.ingest.ApplicationKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Ids taken a moment ago, and the batch that took them; best effort. One slot for all ids of the
 * same hash, the newest wins: memory and cost are fixed, an id is forgotten early when there is
 * much traffic, and never taken for another. Safe to share between threads.
 */
final class RecentIds {
  private record Taken(ApplicationKey application, String id, String batchId, Instant at) {
    boolean is(ApplicationKey otherApplication, String otherId) {
      return id.equals(otherId) && application.equals(otherApplication);
    }
  }

  private final AtomicReferenceArray<@Nullable Taken> slots;
  private final Duration memory;

  /**
   * An empty memory.
   *
   * @param slots most ids remembered; rounded up to a power of two
   * @param memory how long an id is remembered at most
   */
  RecentIds(int slots, Duration memory) {
    this.slots = new AtomicReferenceArray<>(Integer.highestOneBit(Math.max(1, slots - 1)) << 1);
    this.memory = memory;
  }

  /** Remembers that a batch took an id. */
  void remember(ApplicationKey application, String id, String batchId, Instant now) {
    slots.set(slot(application, id), new Taken(application, id, batchId, now));
  }

  /** The batch that took an id a moment ago, unless it is this one. */
  Optional<String> otherBatch(ApplicationKey application, String id, String batchId, Instant now) {
    return Optional.ofNullable(slots.get(slot(application, id)))
        .filter(taken -> taken.is(application, id))
        .filter(taken -> now.isBefore(taken.at().plus(memory)))
        .map(Taken::batchId)
        .filter(other -> !other.equals(batchId));
  }

  private int slot(ApplicationKey application, String id) {
    int hash = 31 * application.hashCode() + id.hashCode();
    hash *= 0x9E3779B9;
    return (hash ^ (hash >>> 16)) & (slots.length() - 1);
  }
}
