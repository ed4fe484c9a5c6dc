package dev.tidemark.chassis.intake;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/**
 * The part of a handler that runs outside the transaction: embedding, heavy maths, producing
 * derived events and waiting for their acknowledgement.
 *
 * @param <T> payload
 * @param <P> what is prepared
 */
public interface Preparation<T, P> {
  /**
   * Prepares the records of one partition, in their order. Calls of one partition never overlap,
   * partitions run side by side. It may be called again with the same records (after a failure, a
   * crash or a rebalance), so derived events have ids made from the source's. It must not block.
   *
   * @param records not empty; no duplicates; late ones are marked
   * @return fails with {@link Received#reject} to send one record to the dead letter topic (the
   *     others are then prepared again without it); any other failure is retried for ever
   */
  Uni<P> prepare(TopicPartition partition, List<Received<T>> records);
}
