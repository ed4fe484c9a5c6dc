/**
 * Prompt patterns: what can be counted in the text of a single prompt.
 *
 * <p>Pure, deterministic and linear in the text. Nothing here looks at other prompts (re-asks,
 * templates) or knows vectors.
 */
@NullMarked
package dev.tidemark.text.pattern;

import org.jspecify.annotations.NullMarked;
