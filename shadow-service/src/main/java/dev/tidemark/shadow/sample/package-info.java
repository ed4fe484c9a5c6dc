/**
 * Takes core records in and selects by hash who of the candidates answers them. "Not selected" is
 * recomputed, never stored.
 */
@NullMarked
package dev.tidemark.shadow.sample;

import org.jspecify.annotations.NullMarked;
