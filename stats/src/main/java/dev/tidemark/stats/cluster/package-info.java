/**
 * Cells of embedding space: learning them once, assigning to them for ever.
 *
 * <p>Cells are frozen topics, not discoveries: k-means is unstable between seeds, so a codebook has
 * a version and sums of different versions are never added.
 */
@NullMarked
package dev.tidemark.stats.cluster;

import org.jspecify.annotations.NullMarked;
