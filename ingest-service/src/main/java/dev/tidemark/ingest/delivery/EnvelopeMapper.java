package dev.tidemark.ingest.delivery;

import com.google.protobuf.Timestamp;
import dev.tidemark.ingest.ApplicationKey;
import dev.tidemark.ingest.EventTimes;
import dev.tidemark.proto.event.v1.Envelope;
import java.time.Instant;

/** Between our times and identities and those of the contract. */
public final class EnvelopeMapper {
  private static final String PRODUCER = "ingest-service/0.1.0";
  private static final int MOST_NANOS = 999_999_999;

  private EnvelopeMapper() {}

  /** Envelope of an event. */
  public static Envelope envelope(
      ApplicationKey application, String eventId, Instant eventTime, Instant arrival) {
    return Envelope.newBuilder()
        .setEventId(eventId)
        .setTenant(application.tenant())
        .setApplication(application.id())
        .setEventTime(timestamp(eventTime))
        .setArrivalTime(timestamp(arrival))
        .setProducer(PRODUCER)
        .build();
  }

  /** A time as the contract has it. */
  public static Timestamp timestamp(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }

  /** A time of the contract; {@link EventTimes#OUT_OF_RANGE} when it is none. */
  public static Instant instant(Timestamp time) {
    boolean possible =
        Math.abs(time.getSeconds()) < Instant.MAX.getEpochSecond()
            && time.getNanos() >= 0
            && time.getNanos() <= MOST_NANOS;
    return possible
        ? Instant.ofEpochSecond(time.getSeconds(), time.getNanos())
        : EventTimes.OUT_OF_RANGE;
  }
}
