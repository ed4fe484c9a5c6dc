package dev.tidemark.chassis.intake;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads a record; pure and fast, it runs on the event loop. An exception it throws makes the record
 * poison with reason UNREADABLE, but for {@link NotReadyException}.
 *
 * @param <T> payload
 */
@FunctionalInterface
public interface Decoder<T> {
  /** Either the decoded record or why nobody can use it. */
  Decoding<T> decode(ConsumerRecord<byte[], byte[]> message);
}
