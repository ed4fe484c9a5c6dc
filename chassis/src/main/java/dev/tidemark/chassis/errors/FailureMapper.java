package dev.tidemark.chassis.errors;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.CompositeException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import java.io.CharConversionException;
import java.nio.charset.CharacterCodingException;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The one place where a throwable becomes what the caller is told; both doors go through it. */
final class FailureMapper {
  private static final Logger LOG = Logger.getLogger(FailureMapper.class);

  private FailureMapper() {}

  /**
   * What to tell the caller. A throwable that is not known here is logged at ERROR, so call it once
   * per failure.
   */
  static Failure of(Throwable thrown) {
    return switch (unwrap(thrown)) {
      case TidemarkException e -> e.failure();
      case AuthenticationFailedException e when e.getCause() instanceof TidemarkException t ->
          t.failure();
      case AuthenticationFailedException _, UnauthorizedException _ -> unauthenticated();
      case ForbiddenException _ -> permissionDenied();
      case ConstraintViolationException e -> ofViolations(e);
      case JsonProcessingException e -> malformedJson(e);
      case CharConversionException _, CharacterCodingException _ -> invalidUtf8();
      case WebApplicationException e -> ofWebApplication(e);
      case StatusRuntimeException e -> ofPeer(e.getStatus(), e);
      case StatusException e -> ofPeer(e.getStatus(), e);
      case TimeoutException _, io.smallrye.mutiny.TimeoutException _ -> deadlineExceeded();
      case Throwable t when DatabaseFailureMapper.isOutage(t) -> databaseAway(t);
      case Throwable t -> internal(t);
    };
  }

  /** What to tell about an HTTP status that no exception explains. */
  static Failure ofHttpStatus(int status) {
    return switch (status) {
      case 401 -> unauthenticated();
      case 403 -> permissionDenied();
      case 404 -> failure(CommonReason.UNKNOWN_PATH, "no such path; see docs/contract.md");
      case 405 ->
          failure(
              CommonReason.METHOD_NOT_ALLOWED,
              "the path does not take this method; see docs/contract.md");
      case 406, 415 ->
          failure(
              CommonReason.UNSUPPORTED_MEDIA_TYPE,
              "the media type is not spoken here; send and accept application/json");
      case 413 ->
          failure(
              CommonReason.TOO_LARGE, "the body is larger than the limit; send smaller batches");
      case 503 ->
          failure(CommonReason.DEPENDENCY_UNAVAILABLE, "the service cannot answer now; retry");
      default ->
          status < 500
              ? failure(
                  CommonReason.MALFORMED_REQUEST,
                  "the request cannot be read; see docs/contract.md for its form")
              : internal(new IllegalStateException("HTTP status " + status + " without a cause"));
    };
  }

  private static Throwable unwrap(Throwable thrown) {
    return switch (thrown) {
      case CompositeException e when !e.getCauses().isEmpty() -> unwrap(e.getCauses().getFirst());
      case CompletionException e when e.getCause() != null -> unwrap(e.getCause());
      case ExecutionException e when e.getCause() != null -> unwrap(e.getCause());
      default -> thrown;
    };
  }

  private static Failure unauthenticated() {
    return failure(
        CommonReason.UNAUTHENTICATED,
        "no valid bearer token; send \"authorization: Bearer <token>\"");
  }

  private static Failure permissionDenied() {
    return failure(
        CommonReason.PERMISSION_DENIED,
        "the role of this token may not call this; use a token of a role that docs/contract.md"
            + " names for it");
  }

  private static Failure malformedJson(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    String where =
        at == null ? "" : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
    return failure(
        CommonReason.MALFORMED_REQUEST,
        "the body is not the expected JSON%s; send one document in UTF-8".formatted(where));
  }

  private static Failure invalidUtf8() {
    return failure(
        CommonReason.MALFORMED_REQUEST, "the body is not valid UTF-8; encode it as UTF-8");
  }

  private static Failure deadlineExceeded() {
    return failure(
        CommonReason.DEADLINE_EXCEEDED, "the work did not end in its time; ask for less or retry");
  }

  /** What else a door reaches maps its own failures, so only the database can be meant. */
  private static Failure databaseAway(Throwable outage) {
    LOG.warnf("The database is away: %s", outage.getMessage());
    return DatabaseFailureMapper.refusal().failure();
  }

  private static Failure ofWebApplication(WebApplicationException e) {
    return switch (e.getCause()) {
      case JsonProcessingException json when e.getResponse().getStatus() < 500 ->
          malformedJson(json);
      case CharConversionException _ -> invalidUtf8();
      case null, default ->
          e.getResponse().getStatus() == 500
              ? internal(e)
              : ofHttpStatus(e.getResponse().getStatus());
    };
  }

  /** A status that reached a door unmapped is a peer's, or an rpc that nobody implements. */
  private static Failure ofPeer(Status status, Exception thrown) {
    return switch (status.getCode()) {
      case UNAVAILABLE ->
          failure(CommonReason.DEPENDENCY_UNAVAILABLE, "a service this call needs is away; retry");
      case DEADLINE_EXCEEDED -> deadlineExceeded();
      case UNIMPLEMENTED -> failure(CommonReason.UNKNOWN_PATH, "no such rpc; see docs/contract.md");
      default -> internal(thrown);
    };
  }

  private static Failure ofViolations(ConstraintViolationException e) {
    ConstraintViolation<?> first =
        e.getConstraintViolations().stream()
            .min((a, b) -> a.getPropertyPath().toString().compareTo(b.getPropertyPath().toString()))
            .orElse(null);
    if (first == null || isOurOwnAnswer(first.getPropertyPath())) {
      return internal(e);
    }
    String field = field(first.getPropertyPath());
    return failure(
            CommonReason.INVALID_FIELD,
            "%s %s; correct it and send again".formatted(field, first.getMessage()))
        .with("field", field);
  }

  private static boolean isOurOwnAnswer(Path path) {
    return StreamSupport.stream(path.spliterator(), false)
        .anyMatch(node -> node.getKind() == ElementKind.RETURN_VALUE);
  }

  private static String field(Path path) {
    String properties =
        StreamSupport.stream(path.spliterator(), false)
            .filter(node -> node.getKind() == ElementKind.PROPERTY)
            .map(Path.Node::toString)
            .collect(Collectors.joining("."));
    return properties.isEmpty() ? lastNode(path) : properties;
  }

  private static String lastNode(Path path) {
    @Nullable String last = null;
    for (Path.Node node : path) {
      last = node.getName();
    }
    return last == null ? "request" : last;
  }

  private static Failure internal(Throwable defect) {
    String errorId = UUID.randomUUID().toString();
    LOG.errorf(defect, "Defect, error id %s", errorId);
    return failure(
            CommonReason.INTERNAL,
            "internal error; report error id %s, under which it is logged".formatted(errorId))
        .with("errorId", errorId);
  }

  private static Failure failure(CommonReason reason, String message) {
    return Failure.of(reason, message);
  }
}
