package dev.tidemark.text.embed;

/** Why a text got no vector. */
public abstract sealed class EmbedException extends RuntimeException
    permits EmptyTextException, EmbedderBusyException {
  private static final long serialVersionUID = 1L;

  EmbedException(String message) {
    super(message);
  }

  /** Stable reason, UPPER_SNAKE. */
  public abstract String reason();
}
