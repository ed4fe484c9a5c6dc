/**
 * What drift knows of the eval set: the versions evalset has published, each with the mean of its
 * items' features.
 *
 * <p>Items are fetched once per version over gRPC; what is kept is a sum, so evalset may be away
 * afterwards, and no text or vector of an item stays. How production compares with a version is
 * {@link dev.tidemark.drift.shift}'s.
 */
@NullMarked
package dev.tidemark.drift.version;

import org.jspecify.annotations.NullMarked;
