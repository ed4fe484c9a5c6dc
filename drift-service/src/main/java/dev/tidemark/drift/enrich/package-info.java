/**
 * Makes one enriched interaction of each interaction: vector, cell, patterns, deployment, exposure
 * and turn index, published to the same partition under the same key and event id.
 *
 * <p>The only consumer of interactions. A batch is published and acknowledged before its exposure
 * rows and its offset commit together, so a crash repeats it with the same content and consumers
 * drop the copies. It adds nothing up.
 */
@NullMarked
package dev.tidemark.drift.enrich;

import org.jspecify.annotations.NullMarked;
