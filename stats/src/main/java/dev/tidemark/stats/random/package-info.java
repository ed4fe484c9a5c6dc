/**
 * Seeded random numbers that every replica and every run repeats.
 *
 * <p>Not for secrets: nothing here is cryptographic. Nothing here reads a clock or a global
 * generator; a stream is a pure function of its seed and path.
 */
@NullMarked
package dev.tidemark.stats.random;

import org.jspecify.annotations.NullMarked;
