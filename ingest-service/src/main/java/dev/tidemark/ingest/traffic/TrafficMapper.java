package dev.tidemark.ingest.traffic;

import dev.tidemark.ingest.ApplicationKey;
import dev.tidemark.ingest.delivery.EnvelopeMapper;
import dev.tidemark.ingest.delivery.OutgoingEvent;
import dev.tidemark.proto.event.v1.EndOfStream;
import dev.tidemark.proto.event.v1.Envelope;
import dev.tidemark.proto.event.v1.InteractionEvent;
import dev.tidemark.proto.event.v1.TrafficEvent;
import dev.tidemark.proto.ingest.v1.ReportTrafficRequest;
import dev.tidemark.proto.topic.Topic;
import dev.tidemark.proto.topic.TopicKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Between traffic and the contract. */
public final class TrafficMapper {
  private TrafficMapper() {}

  /** A report as it came over gRPC. */
  public static TrafficReport toReport(ReportTrafficRequest request) {
    return new TrafficReport(
        request.getApplication(),
        request.getBatchId(),
        request.getNotOffered(),
        request.hasTimestamp()
            ? Optional.of(EnvelopeMapper.instant(request.getTimestamp()))
            : Optional.empty(),
        request.getEndOfStream());
  }

  /** The traffic event of a batch. */
  public static OutgoingEvent toEvent(
      ApplicationKey key,
      String batchId,
      List<TrafficCount> counts,
      Instant eventTime,
      Instant arrival) {
    TrafficEvent event =
        TrafficEvent.newBuilder()
            .setEnvelope(EnvelopeMapper.envelope(key, batchId, eventTime, arrival))
            .addAllCounts(counts.stream().map(TrafficMapper::toProto).toList())
            .build();
    return OutgoingEvent.ofKey(Topic.TRAFFIC, TopicKey.application(key.tenant(), key.id()), event);
  }

  /** The end of the stream for one partition. */
  static OutgoingEvent toEndOfStream(
      ApplicationKey key, String batchId, int partition, Instant through, Instant arrival) {
    String eventId = batchId + "/" + partition;
    Envelope envelope = EnvelopeMapper.envelope(key, eventId, through, arrival);
    InteractionEvent event =
        InteractionEvent.newBuilder()
            .setEnvelope(envelope)
            .setEndOfStream(EndOfStream.newBuilder().setThrough(EnvelopeMapper.timestamp(through)))
            .build();
    // Partitions are a power of two up to the number of blocks: block p lies on partition p.
    return OutgoingEvent.ofBlock(
        Topic.INTERACTION, TopicKey.unit(key.tenant(), key.id(), eventId), partition, event);
  }

  private static dev.tidemark.proto.event.v1.TrafficCount toProto(TrafficCount count) {
    return dev.tidemark.proto.event.v1.TrafficCount.newBuilder()
        .setStratum(count.stratum())
        .setDay(count.day())
        .setReceived(count.received())
        .setSampled(count.sampled())
        .setUnsampled(count.unsampled())
        .setRejected(count.rejected())
        .build();
  }
}
