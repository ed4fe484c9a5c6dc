package dev.tidemark.drift.peer;

import java.time.Instant;

/**
 * What a peer said, with when.
 *
 * @param <T> the type itself
 */
public interface PeerAnswer<T> {
  /** When the peer said it. */
  Instant asOf();

  /** The same answer, given again because the peer does not answer now. */
  T whenAway();
}
