package dev.tidemark.chassis.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.smallrye.reactive.messaging.MutinyEmitter;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

class BatchPublisherTest {
  private final Broker broker = new Broker();
  private final BatchPublisher publisher = new BatchPublisher(broker);

  @Test
  void isBusyUntilAllIsSettledThoughNobodyWaitsForIt() {
    Cancellable waiting = publish();
    waiting.cancel();
    assertThat(broker.sent).hasSize(2);
    broker.sent.get(0).complete(null);
    assertThat(publisher.isBusy()).isTrue();
    broker.sent.get(1).complete(null);
    assertThat(publisher.isBusy()).isFalse();
  }

  @Test
  void isNotBusyOnceTheBrokerHasRefused() {
    publish();
    broker.sent.get(0).fail(new IllegalStateException("refused"));
    assertThat(publisher.isBusy()).isTrue();
    broker.sent.get(1).fail(new IllegalStateException("refused"));
    assertThat(publisher.isBusy()).isFalse();
  }

  private Cancellable publish() {
    Message<byte[]> message = Message.of(new byte[0]);
    return publisher.send(List.of(message, message)).subscribe().with(_ -> {}, _ -> {});
  }

  /** Takes messages, and settles them when the test says so. */
  private static final class Broker implements MutinyEmitter<byte[]> {
    private final List<UniEmitter<? super Void>> sent = new ArrayList<>();

    @Override
    public <M extends Message<? extends byte[]>> Uni<Void> sendMessage(M message) {
      return Uni.createFrom().emitter(sent::add);
    }

    @Override
    public Uni<Void> send(byte[] payload) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void sendAndAwait(byte[] payload) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Cancellable sendAndForget(byte[] payload) {
      throw new UnsupportedOperationException();
    }

    @Override
    @Deprecated
    public <M extends Message<? extends byte[]>> void send(M message) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <M extends Message<? extends byte[]>> void sendMessageAndAwait(M message) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <M extends Message<? extends byte[]>> Cancellable sendMessageAndForget(M message) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void complete() {}

    @Override
    public void error(Exception e) {}

    @Override
    public boolean isCancelled() {
      return false;
    }

    @Override
    public boolean hasRequests() {
      return true;
    }
  }
}
