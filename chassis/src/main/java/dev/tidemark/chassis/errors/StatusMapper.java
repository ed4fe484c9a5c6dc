package dev.tidemark.chassis.errors;

import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import io.grpc.Metadata;
import io.grpc.StatusException;
import io.grpc.protobuf.StatusProto;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Renders a failure as {@code google.rpc.Status} with ErrorInfo and, when known, RetryInfo. */
public final class StatusMapper {
  private StatusMapper() {}

  /** The status of a failure; per-item results carry the same message. */
  public static Status toStatus(Failure failure) {
    Status.Builder status =
        Status.newBuilder()
            .setCode(failure.reason().code().number())
            .setMessage(failure.message())
            .addDetails(Any.pack(errorInfo(failure)));
    failure
        .retryDelay()
        .map(StatusMapper::retryInfo)
        .ifPresent(info -> status.addDetails(Any.pack(info)));
    return status.build();
  }

  /** The exception that closes a call; one that was made here before is returned as it is. */
  static StatusException toException(Throwable thrown) {
    if (thrown instanceof RefusedCall refused) {
      return refused;
    }
    StatusException rendered = StatusProto.toStatusException(toStatus(FailureMapper.of(thrown)));
    return new RefusedCall(rendered.getStatus(), rendered.getTrailers());
  }

  private static ErrorInfo errorInfo(Failure failure) {
    return ErrorInfo.newBuilder()
        .setReason(failure.reason().name())
        .setDomain(failure.reason().domain())
        .putAllMetadata(failure.metadata())
        .build();
  }

  private static RetryInfo retryInfo(java.time.Duration delay) {
    return RetryInfo.newBuilder()
        .setRetryDelay(
            Duration.newBuilder().setSeconds(delay.toSeconds()).setNanos(delay.toNanosPart()))
        .build();
  }

  /** Marks what was rendered already: Quarkus asks several times on the way out. */
  private static final class RefusedCall extends StatusException {
    @Serial private static final long serialVersionUID = 1L;

    RefusedCall(io.grpc.Status status, @Nullable Metadata trailers) {
      super(status, trailers);
    }
  }
}
