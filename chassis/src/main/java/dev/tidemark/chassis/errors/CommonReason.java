package dev.tidemark.chassis.errors;

/** The reasons every service shares; names as in {@code tidemark.common.v1.ErrorReason}. */
public enum CommonReason implements Reason {
  UNAUTHENTICATED(ErrorCode.UNAUTHENTICATED),
  PERMISSION_DENIED(ErrorCode.PERMISSION_DENIED),
  WRONG_TENANT(ErrorCode.PERMISSION_DENIED),
  MALFORMED_REQUEST(ErrorCode.INVALID_ARGUMENT),
  INVALID_FIELD(ErrorCode.INVALID_ARGUMENT),
  TOO_LARGE(ErrorCode.RESOURCE_EXHAUSTED, 413),
  UNKNOWN_PATH(ErrorCode.UNIMPLEMENTED, 404),
  METHOD_NOT_ALLOWED(ErrorCode.UNIMPLEMENTED, 405),
  UNSUPPORTED_MEDIA_TYPE(ErrorCode.INVALID_ARGUMENT, 415),
  OVERLOADED(ErrorCode.UNAVAILABLE),
  DEPENDENCY_UNAVAILABLE(ErrorCode.UNAVAILABLE),
  DEADLINE_EXCEEDED(ErrorCode.DEADLINE_EXCEEDED),
  INTERNAL(ErrorCode.INTERNAL),
  UNKNOWN_APPLICATION(ErrorCode.NOT_FOUND),
  UNDECODABLE(ErrorCode.INVALID_ARGUMENT),
  INCOMPLETE_RECORD(ErrorCode.INVALID_ARGUMENT);

  private static final String DOMAIN = "tidemark.common";

  private final ErrorCode code;
  private final int httpStatus;

  CommonReason(ErrorCode code) {
    this(code, code.httpStatus());
  }

  CommonReason(ErrorCode code, int httpStatus) {
    this.code = code;
    this.httpStatus = httpStatus;
  }

  @Override
  public String domain() {
    return DOMAIN;
  }

  @Override
  public ErrorCode code() {
    return code;
  }

  @Override
  public int httpStatus() {
    return httpStatus;
  }
}
