package dev.tidemark.shadow.quality;

import dev.tidemark.stats.Estimate;

/**
 * Mean of one measure on one day under one deployment.
 *
 * @param day days since 1970-01-01
 * @param deployment as stamped; empty when it could not be told
 * @param measure judge, feedback, or the name of a rule
 * @param mean in [0, 1], over requests, by users
 */
public record QualityPoint(long day, String deployment, String measure, Estimate mean) {}
