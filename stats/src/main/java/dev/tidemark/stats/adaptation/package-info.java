/**
 * Whether users changed how they ask because of a deployment, and by how much.
 *
 * <p>{@link dev.tidemark.stats.adaptation.RolloutContrast} compares cohorts of a staged roll-out;
 * {@link dev.tidemark.stats.adaptation.PlaceboRank} is all that can be said without a control
 * cohort. Works on sums per user; knows no prompts, days or storage.
 */
@NullMarked
package dev.tidemark.stats.adaptation;

import org.jspecify.annotations.NullMarked;
