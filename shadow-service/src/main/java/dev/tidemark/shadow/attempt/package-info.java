/**
 * What is to be done for every selected interaction on every arm, and the tokens it may cost:
 * claims that outlive a killed worker, and budgets that do too.
 *
 * <p>It does none of the work; that is {@link dev.tidemark.shadow.replay}.
 */
@NullMarked
package dev.tidemark.shadow.attempt;

import org.jspecify.annotations.NullMarked;
