package dev.tidemark.chassis.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.tidemark.chassis.clock.ClockKind;
import dev.tidemark.chassis.intake.Decoded;
import dev.tidemark.chassis.intake.Decoding;
import dev.tidemark.chassis.intake.Poison;
import dev.tidemark.proto.event.v1.EndOfStream;
import dev.tidemark.proto.event.v1.Envelope;
import dev.tidemark.proto.event.v1.InteractionEvent;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class EventDecoderTest {
  private static final ApplicationKey KEY = new ApplicationKey("t", "a");
  private static final Instant EVENING = Instant.parse("2026-03-02T23:30:00Z");

  @Test
  void closesTheDayOfTheApplicationsZone() {
    Decoded<Long> decoded = decoded(application(ClockKind.EVENT), event());
    assertThat(decoded.payload())
        .isEqualTo(Instant.parse("2026-03-03T00:00:00Z").getEpochSecond() / 86_400);
    assertThat(decoded.closes()).isEqualTo(Instant.parse("2026-03-03T23:00:00Z"));
    assertThat(decoded.eventTime()).isEqualTo(EVENING);
  }

  @Test
  void movesTimePastTheCloseOfTheLastDay() {
    InteractionEvent end = end();
    assertThat(decoded(application(ClockKind.EVENT), end).eventTime())
        .isEqualTo(Instant.parse("2026-03-04T00:00:00Z"));
    assertThat(decoded(application(ClockKind.WALL), end).eventTime()).isEqualTo(EVENING);
  }

  @Test
  void refusesWhatCannotBeStored() {
    InteractionEvent.Builder event = event().toBuilder();
    event.getEnvelopeBuilder().setEventId("a\0b");
    assertThat(decode(application(ClockKind.EVENT), event.build().toByteArray()))
        .isEqualTo(
            new Poison<>(
                "INVALID_FIELD",
                "field envelope.event_id: it holds the character U+0000; leave it out"));
  }

  @Test
  void refusesARecordWithoutAnEnvelope() {
    assertThat(decode(application(ClockKind.EVENT), new byte[0]))
        .isInstanceOfSatisfying(
            Poison.class, poison -> assertThat(poison.reason()).isEqualTo("INCOMPLETE_RECORD"));
  }

  private static InteractionEvent event() {
    Timestamp moment = Timestamp.newBuilder().setSeconds(EVENING.getEpochSecond()).build();
    return InteractionEvent.newBuilder()
        .setEnvelope(
            Envelope.newBuilder()
                .setEventId("e")
                .setTenant(KEY.tenant())
                .setApplication(KEY.application())
                .setEventTime(moment)
                .setArrivalTime(moment))
        .build();
  }

  private static InteractionEvent end() {
    InteractionEvent event = event();
    return event.toBuilder()
        .setEndOfStream(EndOfStream.newBuilder().setThrough(event.getEnvelope().getEventTime()))
        .build();
  }

  private static Application application(ClockKind clock) {
    return new Application(KEY, 1, clock, ZoneId.of("Europe/Berlin"));
  }

  private static Decoded<Long> decoded(Application application, InteractionEvent event) {
    return (Decoded<Long>) decode(application, event.toByteArray());
  }

  private static Decoding<Long> decode(Application application, byte[] value) {
    EventDecoder.Shape<InteractionEvent, Long> shape =
        new EventDecoder.Shape<>(
            "topic",
            InteractionEvent.parser(),
            InteractionEvent::getEnvelope,
            event ->
                event.hasEndOfStream() ? Optional.of(event.getEndOfStream()) : Optional.empty(),
            (event, origin) -> origin.day());
    return new EventDecoder<>(shape, key -> application)
        .decode(new ConsumerRecord<>("topic", 0, 0, new byte[0], value));
  }
}
