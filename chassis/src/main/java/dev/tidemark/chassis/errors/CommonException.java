package dev.tidemark.chassis.errors;

import java.io.Serial;
import java.time.Duration;

/** A refusal for a reason that every service shares. */
public final class CommonException extends TidemarkException {
  @Serial private static final long serialVersionUID = 1L;

  private CommonException(Failure failure) {
    super(failure);
  }

  /** A refusal for {@code reason}; the message says actual, required and next step. */
  public static CommonException of(CommonReason reason, String message) {
    return new CommonException(Failure.of(reason, message));
  }

  /** No token, or one that is not known. */
  public static CommonException unauthenticated(String message) {
    return of(CommonReason.UNAUTHENTICATED, message);
  }

  /** The request names {@code named}, the token belongs to {@code own}. */
  public static CommonException wrongTenant(String named, String own) {
    return new CommonException(
        Failure.of(
                CommonReason.WRONG_TENANT,
                "tenant \"%s\" named but the token is of tenant \"%s\"; use a token of that tenant"
                    .formatted(named, own))
            .with("tenant", own));
  }

  /** The body cannot be read at all. */
  public static CommonException malformed(String message) {
    return of(CommonReason.MALFORMED_REQUEST, message);
  }

  /** {@code field} is missing or outside its bounds. */
  public static CommonException invalidField(String field, String message) {
    return new CommonException(
        Failure.of(CommonReason.INVALID_FIELD, message).with("field", field));
  }

  /** The application has not been published by ingest. */
  public static CommonException unknownApplication(String application) {
    return of(
        CommonReason.UNKNOWN_APPLICATION,
        "application \"%s\" has no traffic here; list the known ones with GET /api/v1/applications"
            .formatted(application));
  }

  /** {@code actual} bytes (negative: not known) where {@code limit} are taken. */
  public static CommonException tooLarge(long actual, long limit) {
    String size = actual < 0 ? "more than %d bytes".formatted(limit) : actual + " bytes";
    return new CommonException(
        Failure.of(
                CommonReason.TOO_LARGE,
                "body of %s but the limit is %d; send smaller batches".formatted(size, limit))
            .with("limit", limit));
  }

  /** The work in progress fills its bound; {@code delay} until a retry makes sense. */
  public static CommonException overloaded(String message, Duration delay) {
    return new CommonException(Failure.of(CommonReason.OVERLOADED, message).retryAfter(delay));
  }

  /** {@code dependency} (broker, database, a peer) is away; {@code delay} until a retry. */
  public static CommonException dependencyUnavailable(String dependency, Duration delay) {
    return new CommonException(
        Failure.of(
                CommonReason.DEPENDENCY_UNAVAILABLE,
                "%s is away; retry after %d ms".formatted(dependency, delay.toMillis()))
            .with("dependency", dependency)
            .retryAfter(delay));
  }
}
