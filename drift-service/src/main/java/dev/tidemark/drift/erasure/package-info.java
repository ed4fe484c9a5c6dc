/**
 * Forgets a user: panel sums, exposure, vectors kept for the codebook, and what still waits in
 * memory.
 *
 * <p>Sums over users (sketches, cells, counts) stay. The erasure itself is remembered, so that
 * records of before, still on their way through Kafka, do not bring the user back.
 */
@NullMarked
package dev.tidemark.drift.erasure;

import org.jspecify.annotations.NullMarked;
