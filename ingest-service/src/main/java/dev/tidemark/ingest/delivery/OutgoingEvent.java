package dev.tidemark.ingest.delivery;

import com.google.protobuf.MessageLite;
import dev.tidemark.proto.topic.Topic;
import java.util.OptionalInt;

/**
 * An event on its way to Kafka.
 *
 * @param topic where it goes
 * @param key record key
 * @param block hash block that decides the partition; empty where the key does
 * @param message the value
 */
public record OutgoingEvent(Topic topic, String key, OptionalInt block, MessageLite message) {
  /** An event of one author: partition {@code block mod P}. */
  public static OutgoingEvent ofBlock(Topic topic, String key, int block, MessageLite message) {
    return new OutgoingEvent(topic, key, OptionalInt.of(block), message);
  }

  /** An event of a whole application: partition by the key's hash. */
  public static OutgoingEvent ofKey(Topic topic, String key, MessageLite message) {
    return new OutgoingEvent(topic, key, OptionalInt.empty(), message);
  }
}
