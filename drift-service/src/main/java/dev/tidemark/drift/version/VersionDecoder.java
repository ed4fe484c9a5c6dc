package dev.tidemark.drift.version;

import static dev.tidemark.chassis.stream.Fields.invalid;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.application.EventDecoder;
import dev.tidemark.chassis.clock.ClockKind;
import dev.tidemark.chassis.intake.Decoded;
import dev.tidemark.chassis.intake.Decoder;
import dev.tidemark.chassis.intake.Decoding;
import dev.tidemark.chassis.stream.Fields;
import dev.tidemark.chassis.stream.Records;
import dev.tidemark.proto.event.v1.VersionEvent;
import dev.tidemark.proto.topic.Topic;
import java.util.HexFormat;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads versions; they never change, so they need no clock. */
final class VersionDecoder implements Decoder<Published> {

  @Override
  public Decoding<Published> decode(ConsumerRecord<byte[], byte[]> record) {
    return Records.decode(
        Topic.VERSION.topicName(), VersionEvent.parser(), record, VersionDecoder::decode);
  }

  private static Decoded<Published> decode(VersionEvent event) {
    ApplicationKey application = EventDecoder.key(event.getEnvelope());
    if (event.getNumber() < 1 || event.getItems() < 1) {
      throw invalid("number", "a version from 1 with at least 1 item is required");
    }
    if (event.getHash().size() != VersionHash.BYTES) {
      throw invalid(
          "hash",
          "%d bytes but the %d of SHA-256 are required"
              .formatted(event.getHash().size(), VersionHash.BYTES));
    }
    return new Decoded<>(
        application.tenant(),
        application.application(),
        Fields.named("envelope.event_id", event.getEnvelope().getEventId()),
        Fields.moment("envelope.arrival_time", event.getEnvelope().getArrivalTime()),
        ClockKind.WALL,
        new Published(
            application,
            event.getNumber(),
            HexFormat.of().formatHex(event.getHash().toByteArray()),
            event.getItems(),
            Fields.named("space", event.getSpace()),
            event.getPoolLastDay()));
  }
}
