/**
 * Asks drift for reports and embeddings, as a person with a token would.
 *
 * <p>Nothing is computed here.
 */
@NullMarked
package dev.tidemark.quickstart.drift;

import org.jspecify.annotations.NullMarked;
