/**
 * Turns text into unit vectors: model, tokenizer, the rule for long texts, and the worker pool.
 *
 * <p>Knows neither streams nor requests nor the database; it never reaches the network. Whoever
 * needs a vector asks {@link dev.tidemark.text.embed.EmbedderPool}.
 */
@NullMarked
package dev.tidemark.text.embed;

import org.jspecify.annotations.NullMarked;
