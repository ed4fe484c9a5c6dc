package dev.tidemark.chassis.erasure;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.application.EventDecoder;
import dev.tidemark.chassis.clock.ClockKind;
import dev.tidemark.chassis.intake.Decoded;
import dev.tidemark.chassis.intake.Decoder;
import dev.tidemark.chassis.intake.Decoding;
import dev.tidemark.chassis.stream.Fields;
import dev.tidemark.chassis.stream.Records;
import dev.tidemark.proto.event.v1.ErasureEvent;
import dev.tidemark.proto.topic.Topic;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads erasures; repeating one changes nothing, so they need no clock. */
final class ErasureDecoder implements Decoder<Erasure> {

  @Override
  public Decoding<Erasure> decode(ConsumerRecord<byte[], byte[]> record) {
    return Records.decode(
        Topic.ERASURE.topicName(), ErasureEvent.parser(), record, ErasureDecoder::decode);
  }

  private static Decoded<Erasure> decode(ErasureEvent event) {
    ApplicationKey application = EventDecoder.key(event.getEnvelope());
    Erasure erasure =
        new Erasure(
            application,
            Fields.named("envelope.event_id", event.getEnvelope().getEventId()),
            Fields.named("user", event.getUser()),
            Fields.block(event.getBlock()),
            Fields.moment("envelope.arrival_time", event.getEnvelope().getArrivalTime()));
    return new Decoded<>(
        application.tenant(),
        application.application(),
        // One erasure may name several pseudonyms of a user, one a key generation.
        erasure.id() + "/" + erasure.user(),
        erasure.at(),
        ClockKind.WALL,
        erasure);
  }
}
