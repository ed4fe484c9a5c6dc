/**
 * Adds enriched records to the sums: sketches, cells, panel, counts, and the sample a codebook is
 * learned from.
 *
 * <p>What waits in memory are integer and float deltas of the records since the last flush; a flush
 * adds them to the stored rows in the transaction of the offset, so nothing has to be loaded when a
 * partition is taken over. Nothing is embedded here and no report is made.
 */
@NullMarked
package dev.tidemark.drift.analyse;

import org.jspecify.annotations.NullMarked;
