/**
 * The law of the simulated users: who they are, when they write, about what, and how much of a new
 * deployment they have seen by then.
 *
 * <p>Knows no text and no vectors: a text layer and a vector layer each turn the same events into
 * prompts. Every random number is a pure function of (seed, what it is for), so two worlds that
 * differ in one setting share everything else (common random numbers), which is how the true effect
 * of a deployment is known.
 */
@NullMarked
package dev.tidemark.stats.simulate.world;

import org.jspecify.annotations.NullMarked;
