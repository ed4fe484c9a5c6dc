/**
 * Front door of Tidemark: takes live traffic, samples it, hides who wrote it, and hands it to
 * Kafka.
 *
 * <p>Not a judge of anything: no vectors, no statistics, no text kept. Its only tables are the
 * applications and their outbox.
 */
@NullMarked
package dev.tidemark.ingest;

import org.jspecify.annotations.NullMarked;
