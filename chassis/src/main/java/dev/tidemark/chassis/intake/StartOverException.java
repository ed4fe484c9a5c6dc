package dev.tidemark.chassis.intake;

/** What a lane holds in memory is worth nothing: read it again and seek. */
abstract sealed class StartOverException extends RuntimeException
    permits MovedException, SpoiltException {
  private static final long serialVersionUID = 1L;

  StartOverException(String message, Throwable cause) {
    super(message, cause);
  }

  StartOverException(String message) {
    super(message);
  }
}
