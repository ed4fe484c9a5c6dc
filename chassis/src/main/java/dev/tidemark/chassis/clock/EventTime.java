package dev.tidemark.chassis.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Event time of one application over the partitions read here; O(partitions) memory. */
final class EventTime {
  /** A partition without a record for so long does not hold the others back. */
  private static final Duration IDLE = Duration.ofSeconds(2);

  private record Mark(Instant eventTime, Instant seenAt) {
    Mark raise(Mark other) {
      return new Mark(later(eventTime, other.eventTime), later(seenAt, other.seenAt));
    }
  }

  private final Map<Integer, Mark> marks = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable Instant> reached = new AtomicReference<>();

  void observe(int partition, Instant eventTime, Instant wall) {
    marks.merge(partition, new Mark(eventTime, wall), Mark::raise);
  }

  /** Moves every watermark to the end, those of idle partitions too. */
  void end(Instant end) {
    marks.replaceAll((partition, mark) -> new Mark(later(mark.eventTime, end), mark.seenAt));
    advance(end);
  }

  /** Greatest event time seen in the partition. */
  Optional<Instant> watermark(int partition) {
    return Optional.ofNullable(marks.get(partition)).map(Mark::eventTime);
  }

  void forget(int partition) {
    marks.remove(partition);
  }

  /** Never goes back; empty before the first record. */
  Optional<Instant> now(Instant wall) {
    Instant active = latestRecord(wall).minus(IDLE);
    marks.values().stream()
        .filter(mark -> !mark.seenAt.isBefore(active))
        .map(Mark::eventTime)
        .min(Instant::compareTo)
        .ifPresent(this::advance);
    return Optional.ofNullable(reached.get());
  }

  /**
   * Wall time, or when all partitions are idle the moment of the last record: time stands still.
   */
  private Instant latestRecord(Instant wall) {
    Instant latest = marks.values().stream().map(Mark::seenAt).max(Instant::compareTo).orElse(wall);
    return latest.isBefore(wall.minus(IDLE)) ? latest : wall;
  }

  private void advance(Instant to) {
    reached.accumulateAndGet(to, (before, given) -> before == null ? given : later(before, given));
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
