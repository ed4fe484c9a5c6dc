/**
 * Keeps drift's copy of the applications, and tells how far their streams have come.
 *
 * <p>{@link dev.tidemark.drift.application.ProgressStore} says which days are closed and when what
 * they hold changes. What an application is stands in {@link dev.tidemark.chassis.application}.
 */
@NullMarked
package dev.tidemark.drift.application;

import org.jspecify.annotations.NullMarked;
