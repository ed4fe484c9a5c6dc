package dev.tidemark.chassis.intake;

/**
 * Thrown by a decoder that lacks something which is on its way, such as the application of a
 * record: the partition is read again from its stored offset after a moment.
 */
public final class NotReadyException extends StartOverException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what is awaited
   */
  public NotReadyException(String message) {
    super(message);
  }
}
