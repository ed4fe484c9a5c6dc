/**
 * Calls OpenAI-compatible models: one bounded answer, or one reason of a closed list why there is
 * none.
 *
 * <p>Knows no interaction, budget or retry; it keeps the rates and circuit breakers of endpoints.
 */
@NullMarked
package dev.tidemark.shadow.model;

import org.jspecify.annotations.NullMarked;
