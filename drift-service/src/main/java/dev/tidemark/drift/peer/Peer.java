package dev.tidemark.drift.peer;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of another service.
 *
 * @param name ingest, shadow or evalset
 * @param serving whether it said so when last asked
 * @param lastAnswer when it last answered anything; empty if not since this service started
 * @param detail in words, empty when there is nothing to add
 */
public record Peer(String name, boolean serving, Optional<Instant> lastAnswer, String detail) {

  static Peer neverAsked(String name) {
    return new Peer(name, false, Optional.empty(), "It has not been asked yet.");
  }

  Peer answered(boolean ready, Instant now) {
    return new Peer(
        name, ready, Optional.of(now), ready ? "" : "It answers that it cannot take work now.");
  }

  Peer away() {
    return new Peer(
        name,
        false,
        lastAnswer,
        lastAnswer.isEmpty()
            ? "It is not deployed, or not reachable from here."
            : "It does not answer.");
  }
}
