/**
 * The draws of this service: who is held out, which prompts a full pool keeps, the random order of
 * prompts.
 *
 * <p>All are keyed hashes, so that they can be repeated and nobody outside can foresee them. One
 * hash is never used for two purposes: every purpose has its label.
 */
@NullMarked
package dev.tidemark.evalset.draw;

import org.jspecify.annotations.NullMarked;
