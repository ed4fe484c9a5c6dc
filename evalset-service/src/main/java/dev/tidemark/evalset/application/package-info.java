/**
 * Keeps evalset's copy of the applications.
 *
 * <p>What an application is stands in {@link dev.tidemark.chassis.application}.
 */
@NullMarked
package dev.tidemark.evalset.application;

import org.jspecify.annotations.NullMarked;
