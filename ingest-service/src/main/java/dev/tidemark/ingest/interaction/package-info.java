/**
 * Recording interactions: what is refused, what is selected, what goes to Kafka.
 *
 * <p>Does not count: the traffic event it writes is added up by consumers.
 */
@NullMarked
package dev.tidemark.ingest.interaction;

import org.jspecify.annotations.NullMarked;
