/**
 * The applications drift knows, their clocks and days, and how far their streams have come.
 *
 * <p>Ingest owns applications; this is a copy kept by reading the compacted topic. {@link
 * dev.tidemark.drift.application.ApplicationStore} answers what exists, {@link
 * dev.tidemark.drift.application.ProgressStore} which days are closed. Records are read here as far
 * as their application decides it: {@link dev.tidemark.drift.application.EventDecoder} finds the
 * day. It computes no statistics.
 */
@NullMarked
package dev.tidemark.drift.application;

import org.jspecify.annotations.NullMarked;
