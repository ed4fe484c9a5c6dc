package dev.tidemark.stats.selection;

/**
 * One item of a version.
 *
 * @param item the prompt, with the weight it has in the pool (or had, if retained)
 * @param role how it came in
 * @param inclusionProbability with which the pool would give it to the slice; NaN if not of the
 *     slice. A mean over the slice weighs an item by weight / probability
 */
public record Selected(PoolItem item, Role role, double inclusionProbability) {}
