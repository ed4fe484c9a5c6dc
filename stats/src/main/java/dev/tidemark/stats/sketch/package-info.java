/**
 * Additive summaries of weighted feature vectors: per block of users, and per window.
 *
 * <p>Everything is an integer sum, so merging is exact, and free of order and grouping. Holds no
 * statistics beyond sums ({@code shift} computes from them) and no keys, days or storage.
 */
@NullMarked
package dev.tidemark.stats.sketch;

import org.jspecify.annotations.NullMarked;
