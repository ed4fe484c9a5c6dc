/**
 * The drift service: embeds traffic, measures shift and adaptation, serves the console.
 *
 * <p>This package holds only what all its features share: why a request was refused. It is not a
 * place for anything that belongs to one feature.
 */
@NullMarked
package dev.tidemark.drift;

import org.jspecify.annotations.NullMarked;
