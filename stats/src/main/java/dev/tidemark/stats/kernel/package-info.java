/**
 * Dense vector arithmetic, the Gaussian kernel and the exact distance built on it.
 *
 * <p>{@link dev.tidemark.stats.kernel.VectorMath} validates; one of two implementations computes,
 * chosen once when the class is loaded. Not a matrix library: it holds what the methods need.
 */
@NullMarked
package dev.tidemark.stats.kernel;

import org.jspecify.annotations.NullMarked;
