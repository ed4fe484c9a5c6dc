package dev.tidemark.shadow.score;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.tidemark.chassis.publish.BatchPublisher;
import dev.tidemark.proto.event.v1.ScoreEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * Sends score events to the partition of their interaction. What waits is one batch: whoever sends
 * asks before whether the one before is settled, however long the broker is away.
 */
@ApplicationScoped
class ScorePublisher {
  static final String CHANNEL = "score-out";

  private final BatchPublisher batches;

  ScorePublisher(
      @Channel(CHANNEL) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<byte[]> emitter) {
    batches = new BatchPublisher(emitter);
  }

  /** One event with what it was made from. */
  record Outgoing(Source source, ScoreEvent event) {}

  /** Whether events of an earlier batch are neither acknowledged nor refused. */
  boolean isBusy() {
    return batches.isBusy();
  }

  /** Completes when all are acknowledged; whoever has no patience leaves them to be settled. */
  Uni<Void> publish(List<Outgoing> events) {
    return batches.send(events.stream().map(ScorePublisher::toMessage).toList());
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

  private static RecordHeaders trace(Source source) {
    RecordHeaders headers = new RecordHeaders();
    if (!source.trace().isEmpty()) {
      headers.add("traceparent", source.trace().getBytes(US_ASCII));
    }
    return headers;
  }
}
