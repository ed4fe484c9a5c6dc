package dev.tidemark.chassis.intake;

/** A handler failed while it changed its totals. */
final class SpoiltException extends StartOverException {
  private static final long serialVersionUID = 1L;

  SpoiltException(String message, Throwable cause) {
    super(message, cause);
  }
}
