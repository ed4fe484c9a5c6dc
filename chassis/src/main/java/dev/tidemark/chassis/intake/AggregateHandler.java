package dev.tidemark.chassis.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.apache.kafka.common.TopicPartition;

/**
 * Keeps bounded running totals of a partition in memory and writes what changed now and then, in
 * one transaction with the offset.
 *
 * @param <T> payload
 * @param <P> what is prepared outside the transaction
 * @param <S> totals of one partition; used by one caller at a time, on any thread
 */
public interface AggregateHandler<T, P, S> extends Preparation<T, P> {
  /** Reads the totals of a partition; the transaction holds the partition's offset row. */
  Uni<S> load(SqlConnection transaction, TopicPartition partition);

  /** Adds to the totals: cheap, without I/O. If it throws, the totals are loaded again. */
  void add(S totals, P prepared);

  /** Whether to write now and not at the next interval: a window closed, or memory is short. */
  default boolean wantsFlush(S totals) {
    return false;
  }

  /** Writes the changed rows; may be repeated, so it leaves the totals as they are. */
  Uni<Void> write(SqlConnection transaction, S totals);

  /** The transaction of the last write has committed: forget what was changed or is closed. */
  void written(S totals);
}
