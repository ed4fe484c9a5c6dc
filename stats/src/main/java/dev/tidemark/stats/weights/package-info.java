/** What unequal weights cost. */
@NullMarked
package dev.tidemark.stats.weights;

import org.jspecify.annotations.NullMarked;
