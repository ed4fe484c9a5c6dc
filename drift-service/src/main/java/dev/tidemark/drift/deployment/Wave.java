package dev.tidemark.drift.deployment;

import java.time.Instant;
import java.util.Set;

/**
 * One step of a roll-out: from start on, these user blocks are served as well.
 *
 * @param start when the wave begins
 * @param blocks user blocks added, each 0 to 255
 */
public record Wave(Instant start, Set<Integer> blocks) {

  /** Copies the blocks. */
  public Wave {
    blocks = Set.copyOf(blocks);
  }
}
