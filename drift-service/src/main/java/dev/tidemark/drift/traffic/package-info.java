/**
 * Integer counts per application and day: what ingest received, what was counted here, what users
 * said.
 *
 * <p>{@code sampled} of ingest equals {@code counted + late} here once everything is consumed,
 * apart from records that went to a dead-letter topic. No features and no text.
 */
@NullMarked
package dev.tidemark.drift.traffic;

import org.jspecify.annotations.NullMarked;
