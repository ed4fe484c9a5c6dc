package dev.tidemark.quickstart.process;

/** Something could not be started; the message tells the user what and what to do. */
public final class LaunchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A failure to start, in words for the user. */
  public LaunchException(String message) {
    super(message);
  }

  /** A failure to start with its cause, which goes to the log. */
  public LaunchException(String message, Throwable cause) {
    super(message, cause);
  }
}
