/**
 * The frozen random features every distance and every adaptation estimate is made of.
 *
 * <p>A {@link dev.tidemark.stats.feature.FeatureSpace} is a value: its id says which embedder,
 * which bandwidths and which frequencies, and numbers of two ids are never compared. It is not an
 * embedder; it starts where a unit vector is already there.
 */
@NullMarked
package dev.tidemark.stats.feature;

import org.jspecify.annotations.NullMarked;
