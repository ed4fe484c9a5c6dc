package dev.tidemark.quickstart.model;

import java.io.Serial;

/** A stand-in has no answer to this prompt. */
public final class NoAnswerException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  NoAnswerException(String message) {
    super(message);
  }
}
