package dev.tidemark.quickstart.gateway;

import com.google.rpc.RetryInfo;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Repeats a call while the service is away or full, after the delay it asks for, else after a
 * growing one.
 *
 * @param atMost how long to go on before the failure is passed on
 */
public record Patience(Duration atMost) {
  private static final long FIRST_MILLIS = 50;
  private static final long LONGEST_MILLIS = 2_000;

  /** Longer than Kafka and a flush take to bring an application to a service. */
  private static final Duration TRAVEL = Duration.ofSeconds(10);

  /** Makes a call that is safe to repeat. */
  public <T> T call(Supplier<T> call) {
    return call(call, System.nanoTime());
  }

  /**
   * Makes a call about something that may have been made a moment ago and still be on its way to
   * the service: NOT_FOUND is an answer only after a while.
   */
  public <T> T callOfNew(Supplier<T> call) {
    return call(call, System.nanoTime() + TRAVEL.toNanos());
  }

  private <T> T call(Supplier<T> call, long known) {
    long deadline = System.nanoTime() + atMost.toNanos();
    long delay = FIRST_MILLIS;
    while (true) {
      try {
        return call.get();
      } catch (StatusRuntimeException e) {
        boolean travels = isNotFound(e) && System.nanoTime() < known;
        if (!(travels || isPassing(e)) || System.nanoTime() > deadline) {
          throw e;
        }
        sleep(asked(e).orElse(delay + ThreadLocalRandom.current().nextLong(delay)));
        delay = Math.min(2 * delay, LONGEST_MILLIS);
      }
    }
  }

  private static boolean isNotFound(StatusRuntimeException e) {
    return e.getStatus().getCode() == Status.Code.NOT_FOUND;
  }

  private static boolean isPassing(StatusRuntimeException e) {
    Status.Code code = e.getStatus().getCode();
    return code == Status.Code.UNAVAILABLE
        || code == Status.Code.DEADLINE_EXCEEDED
        || (code == Status.Code.RESOURCE_EXHAUSTED && asked(e).isPresent());
  }

  /** Milliseconds the service wants us to wait. */
  private static Optional<Long> asked(StatusRuntimeException e) {
    return Optional.ofNullable(StatusProto.fromThrowable(e)).stream()
        .flatMap(status -> status.getDetailsList().stream())
        .filter(detail -> detail.is(RetryInfo.class))
        .map(Patience::millis)
        .findFirst();
  }

  private static long millis(com.google.protobuf.Any detail) {
    try {
      com.google.protobuf.Duration delay = detail.unpack(RetryInfo.class).getRetryDelay();
      return Duration.ofSeconds(delay.getSeconds(), delay.getNanos()).toMillis();
    } catch (com.google.protobuf.InvalidProtocolBufferException e) {
      return FIRST_MILLIS;
    }
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Status.CANCELLED.withCause(e).asRuntimeException();
    }
  }
}
