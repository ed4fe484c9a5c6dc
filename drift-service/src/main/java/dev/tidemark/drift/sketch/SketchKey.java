package dev.tidemark.drift.sketch;

/**
 * What the records of one sketch share.
 *
 * @param space embedding space id
 * @param deployment as stamped, empty when unknown
 * @param cohort gateway's label, empty for none, "other" past the bound of active keys
 * @param firstTurn whether the prompts open their conversations
 * @param codebook version of the cells
 */
public record SketchKey(
    String space, String deployment, String cohort, boolean firstTurn, int codebook) {}
