package dev.tidemark.ingest.delivery;

import dev.tidemark.chassis.errors.CommonException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;

/** Lets in only as much work as memory is set aside for; the rest is told to come again. */
@Singleton
public final class AdmissionService {
  private static final long LEAST_BYTES = 16L << 20;

  private final InFlightBytes inFlight;
  private final Duration retryDelay;

  AdmissionService(DeliveryConfig config, MeterRegistry registry) {
    long limit = config.maxBytesInFlight().asLongValue();
    if (limit < LEAST_BYTES) {
      throw new IllegalArgumentException(
          "tidemark.delivery.max-bytes-in-flight is %d but one request may need %d; raise it"
              .formatted(limit, LEAST_BYTES));
    }
    inFlight = new InFlightBytes(limit);
    retryDelay = config.retryDelay();
    Gauge.builder("tidemark.ingest.inflight", inFlight, InFlightBytes::taken)
        .baseUnit("By")
        .description("Bytes of requests being worked on")
        .register(registry);
  }

  /**
   * Does the work if there is room for it.
   *
   * @param bytes memory it needs until it ends
   * @return what the work gives; fails OVERLOADED with a delay, nothing begun, when there is no
   *     room
   */
  public <T> Uni<T> admit(long bytes, Supplier<Uni<? extends T>> work) {
    return Uni.createFrom()
        .deferred(
            () ->
                inFlight.tryAcquire(bytes)
                    ? released(bytes, work)
                    : Uni.createFrom().failure(full()));
  }

  private <T> Uni<T> released(long bytes, Supplier<Uni<? extends T>> work) {
    return Uni.createFrom().<T>deferred(work).onTermination().invoke(() -> inFlight.release(bytes));
  }

  private CommonException full() {
    return CommonException.overloaded(
        "%d of %d bytes are in flight; send the same batch again after %d ms"
            .formatted(inFlight.taken(), inFlight.limit(), retryDelay.toMillis()),
        retryDelay);
  }
}
