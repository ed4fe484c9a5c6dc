/** How alike two answers are, by drift's embedding. A measure of difference, never of quality. */
@NullMarked
package dev.tidemark.shadow.similarity;

import org.jspecify.annotations.NullMarked;
