package dev.tidemark.drift.traffic;

import dev.tidemark.chassis.application.EventDecoder;
import dev.tidemark.chassis.application.Origin;
import dev.tidemark.chassis.stream.Fields;
import dev.tidemark.proto.event.v1.TrafficCount;
import dev.tidemark.proto.event.v1.TrafficEvent;
import dev.tidemark.proto.topic.Topic;

/** Reads what ingest says of its batches. */
final class TrafficMapper {
  private TrafficMapper() {}

  /** How the topic is read. */
  static EventDecoder.Shape<TrafficEvent, TrafficCounts> shape() {
    return new EventDecoder.Shape<>(
        Topic.TRAFFIC.topicName(),
        TrafficEvent.parser(),
        TrafficEvent::getEnvelope,
        TrafficMapper::toCounts);
  }

  private static TrafficCounts toCounts(TrafficEvent event, Origin origin) {
    return new TrafficCounts(
        origin.application().key(),
        event.getCountsList().stream().map(TrafficMapper::toStratum).toList());
  }

  private static TrafficCounts.Stratum toStratum(TrafficCount count) {
    check(count);
    return new TrafficCounts.Stratum(
        Fields.text("counts.stratum", count.getStratum()),
        new TrafficDay(
            count.getDay(),
            count.getReceived(),
            count.getSampled(),
            count.getUnsampled(),
            count.getRejected()));
  }

  private static void check(TrafficCount count) {
    boolean negative =
        count.getReceived() < 0
            || count.getSampled() < 0
            || count.getUnsampled() < 0
            || count.getRejected() < 0;
    long parts = count.getSampled() + count.getUnsampled() + count.getRejected();
    if (negative || count.getReceived() != parts) {
      throw Fields.invalid(
          "counts.received",
          "%d but sampled + unsampled + rejected is %d; send counts that add up"
              .formatted(count.getReceived(), parts));
    }
  }
}
