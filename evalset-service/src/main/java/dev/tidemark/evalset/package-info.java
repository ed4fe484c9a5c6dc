/**
 * Keeps the living eval set: few prompts that represent this week's production.
 *
 * <p>It makes no vectors and calls no model: those are drift's and shadow's.
 */
@NullMarked
package dev.tidemark.evalset;

import org.jspecify.annotations.NullMarked;
