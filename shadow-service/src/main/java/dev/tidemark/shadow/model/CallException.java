package dev.tidemark.shadow.model;

import java.io.Serial;
import java.time.Duration;
import java.util.Optional;

/** A call without a usable answer. */
public final class CallException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final CallFailure failure;
  private final transient Optional<Duration> retryAfter;
  private final long tokens;

  private CallException(CallFailure failure, Optional<Duration> retryAfter, long tokens) {
    super(failure.name(), null, false, false);
    this.failure = failure;
    this.retryAfter = retryAfter;
    this.tokens = tokens;
  }

  /** A call that may have cost tokens, nobody knows how many. */
  public static CallException afterSending(CallFailure failure) {
    return new CallException(failure, Optional.empty(), -1);
  }

  /** A call that cost nothing: it was not made, or refused. */
  public static CallException free(CallFailure failure) {
    return new CallException(failure, Optional.empty(), 0);
  }

  /** A call whose cost was reported. */
  public static CallException costing(CallFailure failure, long tokens) {
    return new CallException(failure, Optional.empty(), tokens);
  }

  /** Turned away at no cost, with the delay that the other side asks for. */
  static CallException rateLimited(Optional<Duration> retryAfter) {
    return new CallException(CallFailure.RATE_LIMITED, retryAfter, 0);
  }

  /** Broken at the other side, which may have cost tokens, with the delay that it asks for. */
  static CallException serverError(Optional<Duration> retryAfter) {
    return new CallException(CallFailure.SERVER_ERROR, retryAfter, -1);
  }

  /** Why. */
  public CallFailure failure() {
    return failure;
  }

  /** The delay the other side asks for. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }

  /** Tokens it cost; -1 when nobody knows. */
  public long tokens() {
    return tokens;
  }
}
