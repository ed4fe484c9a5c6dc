/**
 * What shadow found: production's own quality, candidates and verdicts, for the console.
 *
 * <p>Nothing is computed here but sums of counts; every number is shadow's.
 */
@NullMarked
package dev.tidemark.drift.peer.shadow;

import org.jspecify.annotations.NullMarked;
