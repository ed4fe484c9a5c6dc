package dev.tidemark.chassis.application;

import dev.tidemark.chassis.clock.ClockKind;
import dev.tidemark.chassis.intake.Decoded;
import dev.tidemark.chassis.intake.Decoder;
import dev.tidemark.chassis.intake.Decoding;
import dev.tidemark.chassis.stream.Fields;
import dev.tidemark.chassis.stream.Records;
import dev.tidemark.proto.event.v1.ApplicationEvent;
import dev.tidemark.proto.topic.Topic;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads applications; an older revision changes nothing, so they need no clock. */
final class ApplicationDecoder implements Decoder<Application> {

  @Override
  public Decoding<Application> decode(ConsumerRecord<byte[], byte[]> record) {
    return Records.decode(
        Topic.APPLICATION.topicName(),
        ApplicationEvent.parser(),
        record,
        ApplicationDecoder::decode);
  }

  private static Decoded<Application> decode(ApplicationEvent event) {
    Fields.named("application.id", event.getApplication().getId());
    ApplicationKey key = EventDecoder.key(event.getEnvelope());
    return new Decoded<>(
        key.tenant(),
        key.application(),
        Records.repeatable(event.getEnvelope()),
        Fields.moment("envelope.arrival_time", event.getEnvelope().getArrivalTime()),
        ClockKind.WALL,
        toApplication(key, event.getApplication()));
  }

  private static Application toApplication(
      ApplicationKey key, dev.tidemark.proto.event.v1.Application application) {
    return new Application(
        key,
        Integer.toUnsignedLong(application.getRevision()),
        application.getClock() == dev.tidemark.proto.event.v1.Clock.CLOCK_EVENT
            ? ClockKind.EVENT
            : ClockKind.WALL,
        zone(application.getTimeZone()));
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name.isEmpty() ? "UTC" : name);
    } catch (DateTimeException e) {
      throw Fields.invalid(
          "application.time_zone", "it is not an IANA time zone; send one such as Europe/Berlin");
    }
  }
}
