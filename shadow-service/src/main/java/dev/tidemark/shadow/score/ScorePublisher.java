package dev.tidemark.shadow.score;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.tidemark.proto.event.v1.ScoreEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
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
  // A batch that is not acknowledged is sent again; its readers drop the copies.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final MutinyEmitter<byte[]> emitter;
  private final AtomicBoolean busy = new AtomicBoolean();

  ScorePublisher(
      @Channel(CHANNEL) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<byte[]> emitter) {
    this.emitter = emitter;
  }

  /** One event with what it was made from. */
  record Outgoing(Source source, ScoreEvent event) {}

  /** Whether events of an earlier batch are neither acknowledged nor refused. */
  boolean isBusy() {
    return busy.get();
  }

  /** Completes when all are acknowledged; whoever has no patience leaves them to be settled. */
  Uni<Void> publish(List<Outgoing> events) {
    if (events.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    busy.set(true);
    return Uni.createFrom()
        .deferred(() -> send(events))
        .onTermination()
        .invoke(() -> busy.set(false))
        // A caller that gives up cancels nothing: what has been sent is still on its way.
        .memoize()
        .indefinitely()
        .ifNoItem()
        .after(PATIENCE)
        .failWith(() -> new IllegalStateException("no acknowledgement within " + PATIENCE));
  }

  private Uni<Void> send(List<Outgoing> events) {
    return Uni.join()
        .all(events.stream().map(event -> emitter.sendMessage(toMessage(event))).toList())
        .andCollectFailures()
        .replaceWithVoid();
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
