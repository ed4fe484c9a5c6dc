package dev.tidemark.chassis.stream;

import dev.tidemark.chassis.errors.Reason;
import java.io.Serial;

/** A record nobody can ever use; it goes to the dead-letter topic with this reason. */
public final class UnusableException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * @param reason of the contract
   * @param message actual, required, next step; no payload
   */
  public UnusableException(Reason reason, String message) {
    super(message, null, false, false);
    this.reason = reason.name();
  }

  /** UPPER_SNAKE name. */
  public String reason() {
    return reason;
  }
}
