/**
 * Applications and their policies: the registry, its cache, and the outbox to Kafka.
 *
 * <p>Not where a policy is applied: see sampling and interaction.
 */
@NullMarked
package dev.tidemark.ingest.application;

import org.jspecify.annotations.NullMarked;
