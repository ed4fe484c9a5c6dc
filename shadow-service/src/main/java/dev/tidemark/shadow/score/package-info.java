/** Publishes how attempts ended, then ends them. */
@NullMarked
package dev.tidemark.shadow.score;

import org.jspecify.annotations.NullMarked;
