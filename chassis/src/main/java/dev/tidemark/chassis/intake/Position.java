package dev.tidemark.chassis.intake;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The one record a lane takes next: whatever queue, rebalance or seek brought a batch, only the
 * expected offset is accepted. A log does not change, so a record with the right offset is the
 * right record, and stale batches need no other mark.
 */
final class Position {
  private static final long NONE = -1;

  private long next = NONE;
  private long gap = NONE;
  private long last = NONE;

  long next() {
    return next;
  }

  void moveTo(long offset) {
    next = offset;
    gap = NONE;
    last = NONE;
  }

  /** The records from the expected one on; empty if all are old or the expected one is missing. */
  List<ConsumerRecord<byte[], byte[]>> expected(List<ConsumerRecord<byte[], byte[]>> records) {
    List<ConsumerRecord<byte[], byte[]>> fresh =
        records.stream().filter(message -> message.offset() >= next).toList();
    return fresh.isEmpty() || accepts(fresh.getFirst().offset()) ? fresh : List.of();
  }

  /** The expected record was missing: the consumer has to seek to {@link #next}. */
  boolean missing() {
    return gap != NONE;
  }

  /**
   * A batch that begins later is one that ran ahead, or the log has a hole there (retention). First
   * offsets of a partition grow between two seeks, so the least one or the last one seen again was
   * read after the seek: the hole is real. The least is not enough: it may be gone too by then.
   */
  private boolean accepts(long first) {
    if (first == next || first == gap || first == last) {
      gap = NONE;
      return true;
    }
    gap = gap == NONE ? first : Math.min(gap, first);
    last = first;
    return false;
  }
}
