/**
 * One number with its uncertainty, and how it is put into words.
 *
 * <p>It computes no statistics: {@code dev.tidemark.stats} does.
 */
@NullMarked
package dev.tidemark.drift.estimate;

import org.jspecify.annotations.NullMarked;
