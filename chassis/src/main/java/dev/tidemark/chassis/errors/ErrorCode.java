package dev.tidemark.chassis.errors;

/** A {@code google.rpc.Code} that Tidemark answers, with the HTTP status it always travels as. */
public enum ErrorCode {
  INVALID_ARGUMENT(3, 400),
  DEADLINE_EXCEEDED(4, 504),
  NOT_FOUND(5, 404),
  ALREADY_EXISTS(6, 409),
  PERMISSION_DENIED(7, 403),
  RESOURCE_EXHAUSTED(8, 429),
  FAILED_PRECONDITION(9, 400),
  ABORTED(10, 409),
  UNIMPLEMENTED(12, 501),
  INTERNAL(13, 500),
  UNAVAILABLE(14, 503),
  UNAUTHENTICATED(16, 401);

  private final int number;
  private final int httpStatus;

  ErrorCode(int number, int httpStatus) {
    this.number = number;
    this.httpStatus = httpStatus;
  }

  /** The number of the {@code google.rpc.Code}. */
  public int number() {
    return number;
  }

  /** The HTTP status of the pair. */
  public int httpStatus() {
    return httpStatus;
  }
}
