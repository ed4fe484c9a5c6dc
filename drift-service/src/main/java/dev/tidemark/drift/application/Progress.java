package dev.tidemark.drift.application;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * How far the enriched stream of an application has been counted, as of the last flush.
 *
 * @param firstDay earliest day with a record
 * @param closedThrough last day no record can be added to any more; empty before the first day
 *     closes
 * @param now least event time all partitions with data have reached (EVENT), or wall time (WALL)
 */
public record Progress(long firstDay, OptionalLong closedThrough, Instant now) {}
