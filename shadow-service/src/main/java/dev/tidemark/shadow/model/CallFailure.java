package dev.tidemark.shadow.model;

/** Why a call has no usable answer; the names are those of rows, events and metrics. */
public enum CallFailure {
  /** No whole answer in time. */
  TIMEOUT(true, true, true),
  /** Status 429. */
  RATE_LIMITED(true, false, true),
  /** Status 5xx. */
  SERVER_ERROR(true, true, true),
  /** Any other 4xx. */
  REFUSED(false, false, true),
  /** Status 3xx; redirects are not followed. */
  REDIRECTED(false, false, true),
  /** No connection. */
  UNREACHABLE(true, true, true),
  /** The connection was closed before the end of the answer. */
  CLOSED(true, true, true),
  /** The answer is longer than the limit. */
  TOO_LARGE(false, false, true),
  /** Not the JSON of a chat completion. */
  BAD_ANSWER(false, false, true),
  /** The answer was cut at the most tokens it may have: our limit, not the candidate's fault. */
  INCOMPLETE(false, false, false),
  /** The endpoint is no longer on the list, or its name has come to mean a refused address. */
  NOT_ALLOWED(false, false, false),
  /** The secret is gone. */
  NO_SECRET(false, false, false),
  /** Not called: the endpoint has been failing for long. */
  CIRCUIT_OPEN(false, false, true);

  private final boolean worthRetrying;
  private final boolean unhealthy;
  private final boolean ownFault;

  CallFailure(boolean worthRetrying, boolean unhealthy, boolean ownFault) {
    this.worthRetrying = worthRetrying;
    this.unhealthy = unhealthy;
    this.ownFault = ownFault;
  }

  /** Whether the same call may succeed later. */
  public boolean worthRetrying() {
    return worthRetrying;
  }

  /** Whether it says something about the endpoint, not only about the call. */
  public boolean unhealthy() {
    return unhealthy;
  }

  /** Whether whoever was called is to blame: then it counts against a candidate at the gate. */
  public boolean ownFault() {
    return ownFault;
  }
}
