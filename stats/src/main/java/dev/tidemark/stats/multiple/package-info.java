/** Corrections for looking at several numbers at once. */
@NullMarked
package dev.tidemark.stats.multiple;

import org.jspecify.annotations.NullMarked;
