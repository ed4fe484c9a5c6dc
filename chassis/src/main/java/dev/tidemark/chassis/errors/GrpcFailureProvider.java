package dev.tidemark.chassis.errors;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.StatusException;
import io.quarkus.grpc.ExceptionHandlerProvider;
import io.quarkus.grpc.auth.AuthExceptionHandler;
import io.quarkus.grpc.auth.AuthExceptionHandlerProvider;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Set;

/** Renders whatever a gRPC service fails with; a refused role takes the same way as all else. */
@Singleton
final class GrpcFailureProvider implements ExceptionHandlerProvider, AuthExceptionHandlerProvider {

  @Override
  public Throwable transform(Throwable thrown) {
    return StatusMapper.toException(thrown);
  }

  @Override
  public <Q, A> AuthExceptionHandler<Q, A> createHandler(
      ServerCall.Listener<Q> listener, ServerCall<Q, A> call, Metadata headers) {
    return new ClosingHandler<>(listener, call, headers);
  }

  @Override
  public int getPriority() {
    return DEFAULT_PRIORITY + 1;
  }

  /** Closes the call with what the thrown exception means. */
  private static final class ClosingHandler<Q, A> extends AuthExceptionHandler<Q, A> {
    /** What the transport says when it has answered itself, as it does above the message limit. */
    private static final Set<String> ANSWERED = Set.of("Trailers already sent", "Already closed");

    ClosingHandler(ServerCall.Listener<Q> listener, ServerCall<Q, A> call, Metadata headers) {
      super(listener, call, headers);
    }

    @Override
    protected void handleException(Throwable thrown, ServerCall<Q, A> call, Metadata headers) {
      if (call.isCancelled() || isAnswered(thrown)) {
        return;
      }
      StatusException rendered = StatusMapper.toException(thrown);
      Metadata trailers = rendered.getTrailers();
      call.close(rendered.getStatus(), trailers == null ? new Metadata() : trailers);
    }

    private static boolean isAnswered(Throwable thrown) {
      return thrown instanceof IllegalStateException
          && ANSWERED.contains(Objects.toString(thrown.getMessage()));
    }
  }
}
