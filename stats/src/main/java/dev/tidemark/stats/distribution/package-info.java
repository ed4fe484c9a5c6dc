/** Distribution functions the intervals need. */
@NullMarked
package dev.tidemark.stats.distribution;

import org.jspecify.annotations.NullMarked;
