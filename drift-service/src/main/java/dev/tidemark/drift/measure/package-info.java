/**
 * The distance of two sets of vectors that a caller sends: exact, and only within this service's
 * space.
 *
 * <p>Sets are of independent items; for traffic of users use the shift report.
 */
@NullMarked
package dev.tidemark.drift.measure;

import org.jspecify.annotations.NullMarked;
