package dev.tidemark.chassis.intake;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * A decoded record that is not a duplicate.
 *
 * @param decoded what the decoder made of it
 * @param late its window was closed before it came: count it, do not add it to the window
 * @param source the record as it was read; derived events copy its {@code traceparent} header
 */
public record Received<T>(Decoded<T> decoded, boolean late, ConsumerRecord<byte[], byte[]> source) {

  /** The service's own type. */
  public T payload() {
    return decoded.payload();
  }

  /** Where it was read. */
  public TopicPartition partition() {
    return new TopicPartition(source.topic(), source.partition());
  }

  /** When the broker appended it. */
  public Instant appended() {
    return Instant.ofEpochMilli(source.timestamp());
  }

  /** Says that nobody can ever use this record; see {@link Preparation#prepare}. */
  public PoisonException reject(String reason, String detail) {
    return new PoisonException(this, new Poison<>(reason, detail));
  }
}
