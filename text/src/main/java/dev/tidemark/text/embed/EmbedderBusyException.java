package dev.tidemark.text.embed;

import java.time.Duration;

/** The lane's queue is full; nothing was taken on. */
public final class EmbedderBusyException extends EmbedException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  EmbedderBusyException(int capacity, Duration retryAfter) {
    super(
        "%d texts are waiting already and no more fit; retry in %d ms"
            .formatted(capacity, retryAfter.toMillis()));
    this.retryAfter = retryAfter;
  }

  @Override
  public String reason() {
    return "EMBEDDER_BUSY";
  }

  /** Time in which half of the queue is expected to be worked off; at least 50 ms. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
