/**
 * Verdicts on a candidate that may be read at any time: paired differences, a betting confidence
 * sequence over them, and what it lets one say.
 *
 * <p>State is integer counters only, so that it merges in any order and survives a restart bit by
 * bit. Not a scorer, not a clock: the caller decides which requests count and when a user-day is
 * closed. Method and known answers: docs/methods/verdict.md.
 */
@NullMarked
package dev.tidemark.stats.sequential;

import org.jspecify.annotations.NullMarked;
