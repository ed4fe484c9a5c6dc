/**
 * The Kafka side of the contract: topic names, keys, partitions, retention.
 *
 * <p>Not a client: nothing here connects to a broker.
 */
@NullMarked
package dev.tidemark.proto.topic;

import org.jspecify.annotations.NullMarked;
