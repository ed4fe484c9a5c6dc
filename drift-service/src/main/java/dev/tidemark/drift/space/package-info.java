/**
 * The one embedding space and the one embedder of this process, made when first asked for.
 *
 * <p>The space needs no model in memory, so a replica that only analyses has none. What the vectors
 * are used for is decided elsewhere.
 */
@NullMarked
package dev.tidemark.drift.space;

import org.jspecify.annotations.NullMarked;
