package dev.tidemark.evalset.serve;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets a streamed answer go as fast as its caller reads.
 *
 * <p>Quarkus asks a stream for all of its items at once and hands each to the call, whether or not
 * the call has room for it: for a caller who does not read, all of them would wait in memory.
 */
@ApplicationScoped
class PaceInterceptor implements ServerInterceptor {
  private static final Context.Key<Pace> PACE = Context.key("pace");

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    Pace pace = new Pace(call::isReady);
    Context context = Context.current().withValue(PACE, pace);
    return new SimpleForwardingServerCallListener<>(
        Contexts.interceptCall(context, call, headers, next)) {
      @Override
      public void onReady() {
        pace.goOn();
        super.onReady();
      }
    };
  }

  /** The items, one after another, each once the call being answered has room for it. */
  static <T> Multi<T> paced(Multi<T> items) {
    Pace pace = Objects.requireNonNull(PACE.get());
    return items.onItem().transformToUniAndConcatenate(item -> pace.room().replaceWith(item));
  }

  /** Waits for room in a call. Thread-safe; one may wait at a time. */
  private static final class Pace {
    private final BooleanSupplier ready;
    private final AtomicReference<@Nullable Runnable> waiting = new AtomicReference<>();

    Pace(BooleanSupplier ready) {
      this.ready = ready;
    }

    Uni<Void> room() {
      return Uni.createFrom()
          .emitter(
              emitter -> {
                // Before looking: room that comes in between wakes it too.
                waiting.set(() -> emitter.complete(null));
                if (ready.getAsBoolean()) {
                  goOn();
                }
              });
    }

    void goOn() {
      Runnable next = waiting.getAndSet(null);
      if (next != null) {
        next.run();
      }
    }
  }
}
