/**
 * Versions: what they hold, how they are hashed and read, what their certificates say, what two of
 * them share.
 *
 * <p>A version is never changed. An item of a user who was erased becomes a tombstone that keeps
 * its hash, so the version's hash still verifies. How a version comes to be is {@link
 * dev.tidemark.evalset.cut}'s.
 */
@NullMarked
package dev.tidemark.evalset.version;

import org.jspecify.annotations.NullMarked;
