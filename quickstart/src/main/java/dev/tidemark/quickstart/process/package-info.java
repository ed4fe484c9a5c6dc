/**
 * The four services as child processes: ports, start, readiness, stop, and telling one of ours from
 * a stranger.
 *
 * <p>Knows nothing of PostgreSQL or Kafka beyond their addresses.
 */
@NullMarked
package dev.tidemark.quickstart.process;

import org.jspecify.annotations.NullMarked;
