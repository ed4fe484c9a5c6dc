/**
 * PostgreSQL and Kafka for the services: embedded ones, or those the environment names.
 *
 * <p>Not for production: one node, on loopback.
 */
@NullMarked
package dev.tidemark.quickstart.stack;

import org.jspecify.annotations.NullMarked;
