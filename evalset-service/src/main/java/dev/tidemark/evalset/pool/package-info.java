/**
 * The pool: prompts of the last days with their design weights, as they come on the enriched
 * stream.
 *
 * <p>Only prompts with a vector and a known probability can stand for traffic, so only those are
 * kept. A day's prompts are bounded: when a partition has too many, half of them are dropped by
 * draw and the others weigh twice. What is chosen from the pool is decided in {@link
 * dev.tidemark.evalset.cut}.
 */
@NullMarked
package dev.tidemark.evalset.pool;

import org.jspecify.annotations.NullMarked;
