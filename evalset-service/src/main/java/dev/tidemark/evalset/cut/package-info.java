/**
 * Cuts versions: when a week of an application's clock ends, and when somebody asks.
 *
 * <p>One replica cuts at a time and its result counts only under its lease; a week is cut once by
 * constraint. The choice is {@link dev.tidemark.stats.selection}'s, what it is worth {@link
 * dev.tidemark.stats.certificate}'s; here stand the calendar, the hold-out, one set of cells, and
 * the transaction that makes a version.
 */
@NullMarked
package dev.tidemark.evalset.cut;

import org.jspecify.annotations.NullMarked;
