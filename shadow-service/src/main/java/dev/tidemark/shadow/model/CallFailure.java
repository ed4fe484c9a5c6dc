package dev.tidemark.shadow.model;

/** Why a call has no usable answer; the names are those of rows, events and metrics. */
public enum CallFailure {
  /** No whole answer in time. */
  TIMEOUT(true, Sign.AILING, true),
  /** Status 429. */
  RATE_LIMITED(true, Sign.AILING, true),
  /** Status 5xx. */
  SERVER_ERROR(true, Sign.AILING, true),
  /** Any other 4xx. */
  REFUSED(false, Sign.ALIVE, true),
  /** Status 3xx; redirects are not followed. */
  REDIRECTED(false, Sign.ALIVE, true),
  /** No connection, or its name has no address now. */
  UNREACHABLE(true, Sign.AILING, true),
  /** The connection was closed before the end of the answer. */
  CLOSED(true, Sign.AILING, true),
  /** The answer is longer than the limit. */
  TOO_LARGE(false, Sign.ALIVE, true),
  /** Not the JSON of a chat completion. */
  BAD_ANSWER(false, Sign.ALIVE, true),
  /** The answer was cut at the most tokens it may have: our limit, not the candidate's fault. */
  INCOMPLETE(false, Sign.ALIVE, false),
  /** The endpoint is no longer on the list, or its name has come to mean a refused address. */
  NOT_ALLOWED(false, Sign.NONE, false),
  /** The secret is gone. */
  NO_SECRET(false, Sign.NONE, false),
  /** Not called: the endpoint has been failing for long. */
  CIRCUIT_OPEN(false, Sign.NONE, true);

  private final boolean worthRetrying;
  private final Sign sign;
  private final boolean ownFault;

  /** What a failed call says about the endpoint. */
  public enum Sign {
    /** It answers, if not well. */
    ALIVE,
    /** It is down, or refuses everybody: a circuit breaker counts these. */
    AILING,
    /** Nothing: it was not called. */
    NONE
  }

  CallFailure(boolean worthRetrying, Sign sign, boolean ownFault) {
    this.worthRetrying = worthRetrying;
    this.sign = sign;
    this.ownFault = ownFault;
  }

  /** Whether the same call may succeed later. */
  public boolean worthRetrying() {
    return worthRetrying;
  }

  /** What it says about the endpoint. */
  public Sign sign() {
    return sign;
  }

  /** Whether whoever was called is to blame: then it counts against a candidate at the gate. */
  public boolean ownFault() {
    return ownFault;
  }
}
