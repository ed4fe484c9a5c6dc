package dev.tidemark.chassis.intake;

import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * How far a partition is behind its log, and for how long. Records may be old when they come, and
 * may wait behind those of another partition before they are handed over. Thread-safe: the lane and
 * the polling thread tell it, gauges ask.
 */
final class Backlog {
  private static final long NONE = -1;

  private final InstantSource clock;
  private final long assigned;
  private long next = NONE;
  private long end;
  private long waiting = NONE;
  private long waitingSince;
  private long newerThan = NONE;

  Backlog(InstantSource clock) {
    this.clock = clock;
    this.assigned = clock.millis();
  }

  /** The first offset that is not processed is known, or has been moved. */
  synchronized void startsAt(long offset) {
    next = offset;
  }

  /** First offset that is not processed; negative before it is known. */
  synchronized long next() {
    return next;
  }

  /** Records, not none, have come and wait for their turn. */
  synchronized void handedOver(List<ConsumerRecord<byte[], byte[]>> records) {
    end = Math.max(end, records.getLast().offset() + 1);
    records.stream().filter(one -> one.offset() >= next).findFirst().ifPresent(this::waits);
  }

  /** Everything up to this record is processed. */
  synchronized void processed(ConsumerRecord<byte[], byte[]> last) {
    next = last.offset() + 1;
    newerThan = Math.max(newerThan, last.timestamp());
  }

  /** The log ends before this offset now. */
  synchronized void logEnds(long offset) {
    end = offset;
    if (end <= next) {
      newerThan = clock.millis();
    }
  }

  /** Records in the log that are not processed. */
  synchronized long lag() {
    return Math.max(0, end - Math.max(0, next));
  }

  /**
   * Age of the oldest record that is not processed, in seconds; 0 without lag. Exact once that
   * record has been handed over. Until then it counts from when the partition was last known to be
   * done, or from the assignment before it ever was.
   */
  synchronized double oldestSeconds() {
    return lag() == 0 ? 0 : Math.max(0, clock.millis() - oldest()) / 1000.0;
  }

  private long oldest() {
    if (isWaiting()) {
      return waitingSince;
    }
    return newerThan == NONE ? assigned : newerThan;
  }

  private boolean isWaiting() {
    return waiting != NONE && waiting >= next;
  }

  private void waits(ConsumerRecord<byte[], byte[]> first) {
    if (!isWaiting() || first.offset() < waiting) {
      waiting = first.offset();
      waitingSince = first.timestamp();
    }
  }
}
