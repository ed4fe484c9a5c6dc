package dev.tidemark.drift.traffic;

import dev.tidemark.drift.application.ApplicationKey;
import dev.tidemark.drift.application.EventShape;
import dev.tidemark.drift.application.Origin;
import dev.tidemark.drift.stream.Fields;
import dev.tidemark.proto.event.v1.TrafficCount;
import dev.tidemark.proto.event.v1.TrafficEvent;
import dev.tidemark.proto.topic.Topic;
import java.util.List;

/**
 * What became of one batch at ingest.
 *
 * @param application it was sent to
 * @param counts one entry a stratum and day
 */
public record TrafficCounts(ApplicationKey application, List<TrafficCount> counts) {

  /** How the topic is read. */
  public static EventShape<TrafficEvent, TrafficCounts> shape() {
    return new EventShape<>(
        Topic.TRAFFIC.topicName(),
        TrafficEvent.parser(),
        TrafficEvent::getEnvelope,
        TrafficCounts::of);
  }

  private static TrafficCounts of(TrafficEvent event, Origin origin) {
    event.getCountsList().forEach(TrafficCounts::check);
    return new TrafficCounts(origin.application().key(), event.getCountsList());
  }

  private static void check(TrafficCount count) {
    Fields.text("counts.stratum", count.getStratum());
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
