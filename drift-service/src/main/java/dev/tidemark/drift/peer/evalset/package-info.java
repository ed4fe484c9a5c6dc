/**
 * What evalset keeps: versions of the living eval set and what changed between them, for the
 * console.
 *
 * <p>Of the items only what fits a page is held, and not for long.
 */
@NullMarked
package dev.tidemark.drift.peer.evalset;

import org.jspecify.annotations.NullMarked;
