package dev.tidemark.drift.adaptation;

import dev.tidemark.stats.Estimate;

/**
 * Change of one prompt pattern.
 *
 * @param pattern its name
 * @param unit how to read the numbers
 * @param change change of the mean per prompt, in that unit
 * @param before mean of the treated users before
 * @param found whether it is named as changed, at a false discovery rate of 0.1
 */
public record PatternChange(
    String pattern, String unit, Estimate change, double before, boolean found) {}
