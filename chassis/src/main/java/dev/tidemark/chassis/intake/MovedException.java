package dev.tidemark.chassis.intake;

/** Somebody else has moved the offset of the partition. */
final class MovedException extends StartOverException {
  private static final long serialVersionUID = 1L;

  MovedException(String message) {
    super(message);
  }
}
