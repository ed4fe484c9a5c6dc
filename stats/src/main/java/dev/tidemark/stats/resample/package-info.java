/**
 * Intervals and p-values by leaving out, permuting and flipping whole blocks of users.
 *
 * <p>Blocks, never records: records of one user depend on each other. Everything is seeded.
 */
@NullMarked
package dev.tidemark.stats.resample;

import org.jspecify.annotations.NullMarked;
