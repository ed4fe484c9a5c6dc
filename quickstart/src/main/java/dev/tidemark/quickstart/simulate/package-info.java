/**
 * Text for the simulated users: prompts, answers and conversations in the order a gateway sees
 * them.
 *
 * <p>Decides how the users of {@code dev.tidemark.stats.simulate.world} write; when they write and
 * about what is decided there. Sends nothing anywhere. All texts are composed from the phrases in
 * this package's resources.
 */
@NullMarked
package dev.tidemark.quickstart.simulate;

import org.jspecify.annotations.NullMarked;
