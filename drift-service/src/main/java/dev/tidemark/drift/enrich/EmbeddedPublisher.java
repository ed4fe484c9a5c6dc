package dev.tidemark.drift.enrich;

import dev.tidemark.chassis.publish.BatchPublisher;
import dev.tidemark.proto.event.v1.EmbeddedEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * Sends enriched events to the partition their source came from; what waits is bounded by what the
 * intake has in hand.
 */
@ApplicationScoped
class EmbeddedPublisher {
  static final String CHANNEL = "embedded-out";
  private static final List<String> TRACE = List.of("traceparent", "tracestate");

  private final BatchPublisher batches;

  EmbeddedPublisher(
      @Channel(CHANNEL) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<byte[]> emitter) {
    batches = new BatchPublisher(emitter);
  }

  /** One event with the record it was made from. */
  record Outgoing(ConsumerRecord<byte[], byte[]> source, EmbeddedEvent event) {}

  /** Sends in order; completes when all are acknowledged, fails when all are settled. */
  Uni<Void> publish(List<Outgoing> events) {
    return batches.send(events.stream().map(EmbeddedPublisher::toMessage).toList());
  }

  private static Message<byte[]> toMessage(Outgoing outgoing) {
    return Message.of(outgoing.event().toByteArray())
        .addMetadata(
            OutgoingKafkaRecordMetadata.<byte[]>builder()
                .withKey(outgoing.source().key())
                .withPartition(outgoing.source().partition())
                .withHeaders(trace(outgoing.source()))
                .build());
  }

  /** The trace goes on: whoever reads the enriched event finds the gateway's call. */
  private static RecordHeaders trace(ConsumerRecord<byte[], byte[]> source) {
    RecordHeaders headers = new RecordHeaders();
    for (String name : TRACE) {
      Header header = source.headers().lastHeader(name);
      if (header != null) {
        headers.add(header);
      }
    }
    return headers;
  }
}
