package dev.tidemark.quickstart.replay;

/** A line that cannot be played; the message says what is wrong with it. */
final class BadLineException extends Exception {
  private static final long serialVersionUID = 1L;

  BadLineException(String message) {
    super(message);
  }
}
