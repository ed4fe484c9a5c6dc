package dev.tidemark.shadow.score;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.tidemark.proto.event.v1.ScoreEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Sends score events to the partition of their interaction; what waits is one batch. */
@ApplicationScoped
class ScorePublisher {
  static final String CHANNEL = "score-out";
  // A batch that is not acknowledged is sent again; its readers drop the copies.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final MutinyEmitter<byte[]> emitter;

  ScorePublisher(
      @Channel(CHANNEL) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<byte[]> emitter) {
    this.emitter = emitter;
  }

  /** One event with what it was made from. */
  record Outgoing(Source source, ScoreEvent event) {}

  /** Completes when all are acknowledged. */
  Uni<Void> publish(List<Outgoing> events) {
    if (events.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return Uni.join()
        .all(events.stream().map(event -> emitter.sendMessage(toMessage(event))).toList())
        .andFailFast()
        .replaceWithVoid()
        .ifNoItem()
        .after(PATIENCE)
        .failWith(() -> new IllegalStateException("no acknowledgement within " + PATIENCE));
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
