package dev.tidemark.chassis.intake;

/**
 * Thrown by a decoder that lacks something which is on its way, such as the application of a
 * record: the partition waits and decodes the batch again after a moment.
 */
public final class NotReadyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what is missing.
   *
   * @param message what is awaited
   */
  public NotReadyException(String message) {
    super(message);
  }
}
