package dev.tidemark.evalset.version;

import dev.tidemark.stats.Estimate;
import dev.tidemark.stats.certificate.CellCoverage;
import java.util.List;
import java.util.Optional;

/**
 * How well a version stands for the traffic of users it was not chosen from.
 *
 * @param distance squared distance, exact kernel
 * @param equivalentFreshSample so many random prompts would stand as well
 * @param uncovered share of held-out prompts without an item near, less what chance leaves
 * @param poolUsers users in the pool
 * @param poolItems prompts in the pool after merging
 * @param merged copies and near duplicates merged into others
 * @param heldOutUsers users held out
 * @param heldOutItems their prompts
 * @param leastCovered the topic cell the version covers least; empty without traffic
 * @param unmetFloors cells that have fewer items than they should, since places or their prompts
 *     ran out
 */
public record Certificate(
    Estimate distance,
    Estimate equivalentFreshSample,
    Estimate uncovered,
    int poolUsers,
    int poolItems,
    int merged,
    int heldOutUsers,
    int heldOutItems,
    Optional<CellCoverage> leastCovered,
    List<Integer> unmetFloors) {

  /** Copies the list. */
  public Certificate {
    unmetFloors = List.copyOf(unmetFloors);
  }
}
