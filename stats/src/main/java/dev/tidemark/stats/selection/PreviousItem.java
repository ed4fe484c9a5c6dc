package dev.tidemark.stats.selection;

/**
 * An item of the version before.
 *
 * @param item the item
 * @param role how it came into that version; items of the probability slice never stay
 * @param ageWeeks weeks since it first was in a version, at least 0
 * @param leaked whether it was found in material models are tuned on
 */
public record PreviousItem(PoolItem item, Role role, int ageWeeks, boolean leaked) {}
