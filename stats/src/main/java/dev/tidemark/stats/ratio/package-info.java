/** Means over requests with the user as the unit: a ratio of two sums over users. */
@NullMarked
package dev.tidemark.stats.ratio;

import org.jspecify.annotations.NullMarked;
