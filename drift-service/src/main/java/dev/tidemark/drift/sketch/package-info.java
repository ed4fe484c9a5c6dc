/**
 * Block sketches of weighted features, and sums of panel features per topic cell.
 *
 * <p>{@code sketch}: one {@link dev.tidemark.stats.sketch.BlockSketch} per (deployment, cohort,
 * first or later turn, space, codebook) x day x block; shape 1024 features x 128 cells for every
 * codebook, so that sketches of two codebooks of one space may be merged for distances (their cells
 * then mean nothing). {@code cell_sum}: first turns only, per (deployment, codebook, cell) x day.
 * Both hold exactly the records counted as {@code sketched}, weighted by 1 / inclusion probability;
 * they never leave the service, for a block may hold one prompt.
 */
@NullMarked
package dev.tidemark.drift.sketch;

import org.jspecify.annotations.NullMarked;
