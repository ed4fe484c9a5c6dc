package dev.tidemark.evalset.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidemark.chassis.publish.BatchPublisher;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Sends events of versions; at most as many wait as the outbox hands over at once. */
@ApplicationScoped
class VersionPublisher {
  static final String CHANNEL = "version-out";

  private final BatchPublisher batches;

  VersionPublisher(
      @Channel(CHANNEL) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<byte[]> emitter) {
    batches = new BatchPublisher(emitter);
  }

  /** Sends in order; completes when all are acknowledged. */
  Uni<Void> publish(List<OutboxStore.Waiting> events) {
    return batches.send(events.stream().map(VersionPublisher::toMessage).toList());
  }

  private static Message<byte[]> toMessage(OutboxStore.Waiting event) {
    return Message.of(event.value())
        .addMetadata(
            OutgoingKafkaRecordMetadata.<byte[]>builder()
                .withKey(event.key().getBytes(UTF_8))
                .build());
  }
}
