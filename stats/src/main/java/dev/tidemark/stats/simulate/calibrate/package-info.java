/**
 * Runs estimators on many simulated worlds and counts how often they are right.
 *
 * <p>The short form is a test; the long form is called by a benchmark.
 */
@NullMarked
package dev.tidemark.stats.simulate.calibrate;

import org.jspecify.annotations.NullMarked;
