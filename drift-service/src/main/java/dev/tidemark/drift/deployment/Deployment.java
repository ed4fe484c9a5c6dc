package dev.tidemark.drift.deployment;

import java.time.Instant;
import java.util.List;

/**
 * A deployment as drift knows it.
 *
 * @param id unique within the application
 * @param fingerprint what it runs
 * @param start first moment it answers anybody; of an inferred one its first record
 * @param rollout waves by start; empty means everybody from start on
 * @param randomised whether the blocks of each wave were drawn at random
 * @param description what changed, for people; may be empty
 * @param origin how drift learned of it
 */
public record Deployment(
    String id,
    Fingerprint fingerprint,
    Instant start,
    List<Wave> rollout,
    boolean randomised,
    String description,
    Origin origin) {

  /** How a deployment became known. */
  public enum Origin {
    /** A gateway announced it. */
    ANNOUNCED,
    /** Records name it, nobody announced it. */
    NAMED,
    /** Records carry its fingerprint and no name. */
    INFERRED
  }

  /** Copies the waves. */
  public Deployment {
    rollout = List.copyOf(rollout);
  }

  /** Whether a block is in the plan at a moment. */
  public boolean serves(int block, Instant moment) {
    if (moment.isBefore(start)) {
      return false;
    }
    return rollout.isEmpty()
        || rollout.stream()
            .anyMatch(wave -> !moment.isBefore(wave.start()) && wave.blocks().contains(block));
  }
}
