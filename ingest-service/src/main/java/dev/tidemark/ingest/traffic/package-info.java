/**
 * What became of the traffic: counts per batch, stratum and day, and reports of a gateway.
 *
 * <p>Keeps no totals: consumers add the events up.
 */
@NullMarked
package dev.tidemark.ingest.traffic;

import org.jspecify.annotations.NullMarked;
