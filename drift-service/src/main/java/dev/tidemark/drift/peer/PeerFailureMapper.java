package dev.tidemark.drift.peer;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import dev.tidemark.chassis.errors.CommonException;
import dev.tidemark.chassis.errors.CommonReason;
import dev.tidemark.chassis.errors.ErrorCode;
import dev.tidemark.chassis.errors.TidemarkException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.Optional;

/**
 * Tells what a peer refused from a peer that is away: a refusal is for the caller to read, anything
 * else stays what it is.
 */
final class PeerFailureMapper {
  private PeerFailureMapper() {}

  /** The failure as the caller may see it. */
  static Throwable toFailure(String peer, Throwable thrown) {
    return thrown instanceof StatusRuntimeException refused ? toFailure(peer, refused) : thrown;
  }

  private static Throwable toFailure(String peer, StatusRuntimeException thrown) {
    return switch (thrown.getStatus().getCode()) {
      case NOT_FOUND -> relayed(thrown, ErrorCode.NOT_FOUND);
      case INVALID_ARGUMENT -> relayed(thrown, ErrorCode.INVALID_ARGUMENT);
      case FAILED_PRECONDITION -> relayed(thrown, ErrorCode.FAILED_PRECONDITION);
      // Never passed on as it is: it is about this service's token, not about the caller's.
      case UNAUTHENTICATED, PERMISSION_DENIED ->
          CommonException.of(
              CommonReason.DEPENDENCY_UNAVAILABLE,
              "%s refuses the token of role service; give all services the same tokens directory"
                  .formatted(peer));
      default -> thrown;
    };
  }

  /** Whether the peer has not heard of the application: then it has found nothing either. */
  static boolean isUnknownApplication(Throwable failure) {
    return failure instanceof TidemarkException refusal
        && refusal.reason().name().equals(CommonReason.UNKNOWN_APPLICATION.name());
  }

  private static Throwable relayed(StatusRuntimeException thrown, ErrorCode code) {
    Status status = thrown.getStatus();
    String message = Optional.ofNullable(status.getDescription()).orElse(status.getCode().name());
    return errorInfo(thrown)
        .<Throwable>map(
            info ->
                new PeerRefusal(
                    new PeerRefusal.Relayed(info.getReason(), info.getDomain(), code), message))
        .orElse(thrown);
  }

  private static Optional<ErrorInfo> errorInfo(StatusRuntimeException thrown) {
    return Optional.ofNullable(StatusProto.fromThrowable(thrown)).stream()
        .flatMap(status -> status.getDetailsList().stream())
        .filter(detail -> detail.is(ErrorInfo.class))
        .findFirst()
        .map(PeerFailureMapper::unpacked);
  }

  private static ErrorInfo unpacked(Any detail) {
    try {
      return detail.unpack(ErrorInfo.class);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("a peer's refusal cannot be read", e);
    }
  }
}
