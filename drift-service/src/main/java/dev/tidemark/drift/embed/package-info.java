/**
 * Turns text into unit vectors: model, tokenizer, the rule for long texts, and the worker pool.
 *
 * <p>Knows neither streams nor requests nor the database; it never reaches the network. Whoever
 * needs a vector asks {@link dev.tidemark.drift.embed.EmbedderPool}.
 */
@NullMarked
package dev.tidemark.drift.embed;

import org.jspecify.annotations.NullMarked;
