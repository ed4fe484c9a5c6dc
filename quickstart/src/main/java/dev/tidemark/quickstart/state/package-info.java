/**
 * What a running Tidemark keeps on disk: directories, secrets, the lock of the one instance.
 *
 * <p>Not the data of a service: those live in PostgreSQL and Kafka.
 */
@NullMarked
package dev.tidemark.quickstart.state;

import org.jspecify.annotations.NullMarked;
