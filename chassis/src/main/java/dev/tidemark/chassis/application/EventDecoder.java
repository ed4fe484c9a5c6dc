package dev.tidemark.chassis.application;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import dev.tidemark.chassis.clock.ClockKind;
import dev.tidemark.chassis.intake.Decoded;
import dev.tidemark.chassis.intake.Decoder;
import dev.tidemark.chassis.intake.Decoding;
import dev.tidemark.chassis.stream.Fields;
import dev.tidemark.chassis.stream.Records;
import dev.tidemark.proto.event.v1.EndOfStream;
import dev.tidemark.proto.event.v1.Envelope;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads events whose days matter: every record belongs to the day of its event time in its
 * application's zone and is late once that day has closed.
 *
 * <p>An end of stream moves the watermark of an EVENT application past the close of the day it ends
 * in, so that the last day closes too; in a WALL application time goes on by itself.
 */
public final class EventDecoder<M extends MessageLite, T> implements Decoder<T> {
  private final Shape<M, T> shape;
  private final Function<ApplicationKey, Application> applications;

  /**
   * @param shape of the topic
   * @param applications gives an application, or throws what the intake is to do about it
   */
  public EventDecoder(Shape<M, T> shape, Function<ApplicationKey, Application> applications) {
    this.shape = shape;
    this.applications = applications;
  }

  @Override
  public Decoding<T> decode(ConsumerRecord<byte[], byte[]> record) {
    return Records.decode(shape.topic(), shape.parser(), record, this::decode);
  }

  private Decoded<T> decode(M message) {
    Envelope envelope = shape.envelope().apply(message);
    Origin origin = origin(envelope);
    T payload = shape.payload().apply(message, origin);
    Application application = origin.application();
    Instant end = application.endOf(origin.day());
    return new Decoded<>(
        application.key().tenant(),
        application.key().application(),
        origin.eventId(),
        shape
            .endOfStream()
            .apply(message)
            .map(last -> after(last, origin))
            .orElse(origin.eventTime()),
        end,
        application.clock(),
        payload);
  }

  private Origin origin(Envelope envelope) {
    ApplicationKey key = key(envelope);
    String id = Fields.named("envelope.event_id", envelope.getEventId());
    Instant eventTime = Fields.moment("envelope.event_time", envelope.getEventTime());
    Instant arrival = Fields.moment("envelope.arrival_time", envelope.getArrivalTime());
    Application application = applications.apply(key);
    return new Origin(application, id, eventTime, arrival, application.dayOf(eventTime));
  }

  /** Identity of the application an envelope names. */
  public static ApplicationKey key(Envelope envelope) {
    return new ApplicationKey(
        Fields.named("envelope.tenant", envelope.getTenant()),
        Fields.named("envelope.application", envelope.getApplication()));
  }

  private Instant after(EndOfStream last, Origin origin) {
    Instant through = Fields.moment("end_of_stream.through", last.getThrough());
    Application application = origin.application();
    return application.clock() == ClockKind.EVENT
        ? application.endOf(application.dayOf(through)).plus(ClockKind.EVENT.lateness())
        : origin.eventTime();
  }

  /**
   * How the events of one topic are read.
   *
   * @param topic name of the topic
   * @param parser of its message
   * @param envelope of a message; the default instance when it has none
   * @param endOfStream when the message says that a stream ended
   * @param payload makes the service's own type; throws {@link
   *     dev.tidemark.chassis.stream.UnusableException} when it cannot
   * @param <M> message
   * @param <T> payload
   */
  public record Shape<M extends MessageLite, T>(
      String topic,
      Parser<M> parser,
      Function<M, Envelope> envelope,
      Function<M, Optional<EndOfStream>> endOfStream,
      BiFunction<M, Origin, T> payload) {

    /** Events that never say that a stream ended. */
    public Shape(
        String topic,
        Parser<M> parser,
        Function<M, Envelope> envelope,
        BiFunction<M, Origin, T> payload) {
      this(topic, parser, envelope, message -> Optional.empty(), payload);
    }
  }
}
