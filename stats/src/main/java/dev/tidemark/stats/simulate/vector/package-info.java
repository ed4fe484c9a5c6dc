/**
 * The vector layer of the simulator: embeddings instead of text, with the truth beside them.
 *
 * <p>Turns the events of a world into unit vectors and those into a panel, as drift would see it.
 * It knows no text, and its geometry is that of a sentence embedder only in outline.
 */
@NullMarked
package dev.tidemark.stats.simulate.vector;

import org.jspecify.annotations.NullMarked;
