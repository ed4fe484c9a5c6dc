/**
 * Handing events to Kafka: acknowledged or failed, never blocking, in bounded memory.
 *
 * <p>Knows of an event its envelope and where it goes; what it says is bytes here.
 */
@NullMarked
package dev.tidemark.ingest.delivery;

import org.jspecify.annotations.NullMarked;
