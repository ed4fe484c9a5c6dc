package dev.tidemark.chassis.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import com.google.protobuf.Timestamp;
import dev.tidemark.chassis.errors.CommonReason;
import dev.tidemark.chassis.intake.Decoding;
import dev.tidemark.chassis.intake.Poison;
import dev.tidemark.proto.event.v1.Envelope;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** From bytes to a message to a payload; whatever fails on the way is a reason. */
public final class Records {
  private Records() {}

  /**
   * Decodes one record.
   *
   * @param topic name of the topic, for people
   * @param parser of its message
   * @param record as it was read
   * @param reader makes the payload, or throws {@link UnusableException}
   */
  public static <M extends MessageLite, T> Decoding<T> decode(
      String topic,
      Parser<M> parser,
      ConsumerRecord<byte[], byte[]> record,
      Function<M, ? extends Decoding<T>> reader) {
    byte @Nullable [] value = record.value();
    try {
      return value == null ? undecodable(topic) : reader.apply(parser.parseFrom(value));
    } catch (InvalidProtocolBufferException e) {
      return undecodable(topic);
    } catch (UnusableException e) {
      return new Poison<>(e.reason(), String.valueOf(e.getMessage()));
    }
  }

  private static <T> Poison<T> undecodable(String topic) {
    return new Poison<>(
        CommonReason.UNDECODABLE.name(),
        "the bytes are not the message of %s; write it with the contract's classes"
            .formatted(topic));
  }

  /**
   * Event id of a fact whose later event of the same id replaces it: the arrival tells them apart,
   * so only a copy is a duplicate.
   */
  public static String repeatable(Envelope envelope) {
    Timestamp arrival = envelope.getArrivalTime();
    return "%s@%d.%09d"
        .formatted(
            Fields.named("envelope.event_id", envelope.getEventId()),
            arrival.getSeconds(),
            arrival.getNanos());
  }
}
