/**
 * The models production could be replaced by: their limits, their state, who may register them.
 *
 * <p>Calls none of them; that is {@link dev.tidemark.shadow.model}.
 */
@NullMarked
package dev.tidemark.shadow.candidate;

import org.jspecify.annotations.NullMarked;
