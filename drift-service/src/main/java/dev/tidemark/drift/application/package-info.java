/**
 * The applications drift knows, their clocks and days, and how far their streams have come.
 *
 * <p>Ingest owns applications; this is a copy kept by reading the compacted topic. {@link
 * dev.tidemark.drift.application.ApplicationStore} answers what exists, {@link
 * dev.tidemark.drift.application.ProgressStore} which days are closed. It computes no statistics.
 */
@NullMarked
package dev.tidemark.drift.application;

import org.jspecify.annotations.NullMarked;
