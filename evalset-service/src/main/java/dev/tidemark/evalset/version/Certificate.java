package dev.tidemark.evalset.version;

import dev.tidemark.stats.Estimate;

/**
 * How well a version stands for the traffic of users it was not chosen from.
 *
 * @param distance squared distance, exact kernel
 * @param equivalentFreshSample so many random prompts would stand as well
 * @param uncovered share of held-out prompts without an item near, less what chance leaves
 * @param poolUsers users in the pool
 * @param poolItems prompts in the pool after merging
 * @param merged near duplicates merged into others
 * @param heldOutUsers users held out
 * @param heldOutItems their prompts
 * @param effectiveSize (sum w)^2 / sum w^2 of the items
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
    double effectiveSize) {}
