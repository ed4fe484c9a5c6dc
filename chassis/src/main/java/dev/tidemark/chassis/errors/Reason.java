package dev.tidemark.chassis.errors;

/**
 * Why a request was refused: a stable name that clients may branch on.
 *
 * <p>Each service implements it with one enum, whose constants are those of its proto {@code
 * ErrorReason} (a test holds the two equal).
 */
public interface Reason {
  /** UPPER_SNAKE name, as in the proto enum of {@link #domain()}. */
  String name();

  /** Who defines the name, for example {@code tidemark.ingest}. */
  String domain();

  /** The gRPC code this reason always travels with. */
  ErrorCode code();

  /** HTTP status; differs from the pair of the code only where HTTP has a more exact one. */
  default int httpStatus() {
    return code().httpStatus();
  }
}
