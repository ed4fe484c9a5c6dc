package dev.tidemark.ingest.delivery;

import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Waits until Kafka has answered every record of a list; the first failure is the list's. */
final class AcknowledgementCallback implements Callback {
  private final AtomicInteger open;
  private final UniEmitter<? super @Nullable Void> emitter;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  AcknowledgementCallback(int records, UniEmitter<? super @Nullable Void> emitter) {
    this.open = new AtomicInteger(records);
    this.emitter = emitter;
  }

  @Override
  public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception exception) {
    if (exception != null) {
      failure.compareAndSet(null, exception);
    }
    if (open.decrementAndGet() == 0) {
      finish(failure.get());
    }
  }

  private void finish(@Nullable Exception first) {
    if (first == null) {
      emitter.complete(null);
    } else {
      emitter.fail(first);
    }
  }
}
