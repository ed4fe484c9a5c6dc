package dev.tidemark.drift.application;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import dev.tidemark.proto.event.v1.EndOfStream;
import dev.tidemark.proto.event.v1.Envelope;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How the events of one topic are read.
 *
 * @param topic name of the topic
 * @param parser of its message
 * @param envelope of a message; the default instance when it has none
 * @param endOfStream when the message says that a stream ended
 * @param payload makes the service's own type; throws {@link
 *     dev.tidemark.drift.stream.UnusableException} when it cannot
 * @param <M> message
 * @param <T> payload
 */
public record EventShape<M extends MessageLite, T>(
    String topic,
    Parser<M> parser,
    Function<M, Envelope> envelope,
    Function<M, Optional<EndOfStream>> endOfStream,
    BiFunction<M, Origin, T> payload) {

  /** Events that never say that a stream ended. */
  public EventShape(
      String topic,
      Parser<M> parser,
      Function<M, Envelope> envelope,
      BiFunction<M, Origin, T> payload) {
    this(topic, parser, envelope, message -> Optional.empty(), payload);
  }
}
