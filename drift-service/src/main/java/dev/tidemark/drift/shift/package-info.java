/**
 * How far production is from a reference window: the shift report and its history.
 *
 * <p>Reads block sketches, sums them over days, lets {@code stats} measure the distance, and says
 * it in a sentence. There is no p-value and no equivalent fresh sample here: both need an eval set.
 */
@NullMarked
package dev.tidemark.drift.shift;

import org.jspecify.annotations.NullMarked;
