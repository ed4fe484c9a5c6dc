/**
 * How far production is from a reference window: the shift report and its history.
 *
 * <p>Reads block sketches, sums them over days, lets {@code stats} measure the distance, and says
 * it in a sentence. Beside it stands how the window compares with the eval set in force, from the
 * first version on. There is no p-value: an eval set is chosen, not sampled.
 */
@NullMarked
package dev.tidemark.drift.shift;

import org.jspecify.annotations.NullMarked;
