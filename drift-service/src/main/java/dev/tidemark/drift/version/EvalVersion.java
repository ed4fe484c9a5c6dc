package dev.tidemark.drift.version;

import dev.tidemark.stats.shift.FixedSet;
import java.util.Optional;

/**
 * A published version of an eval set.
 *
 * @param number from 1 within the application
 * @param items in it
 * @param space of their vectors
 * @param poolLastDay last day of the pool it was cut from, days since 1970-01-01
 * @param points its items as a fixed set; empty until they have been fetched
 * @param problem why they cannot be fetched; empty if nothing is wrong
 */
public record EvalVersion(
    int number,
    int items,
    String space,
    long poolLastDay,
    Optional<FixedSet> points,
    String problem) {

  /** Whether its items have come, or it is known that they cannot. */
  public boolean settled() {
    return points.isPresent() || !problem.isEmpty();
  }

  /** What of it answers depend on: equal for equal answers. */
  public String state() {
    return number + " " + points.isPresent() + " " + problem;
  }
}
