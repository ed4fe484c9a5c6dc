/**
 * What time it is for an application: all statistical time is read here.
 *
 * <p>A WALL application lives in wall time. An EVENT application (replay, simulation) lives in the
 * time of its records: each partition has a watermark, its greatest event time; now is the least
 * watermark over the partitions that had a record in the last 2 s of wall time, and never goes
 * back; the end of a stream moves all watermarks. Days are those of the application's time zone.
 *
 * <p>It is not for retention of personal data, tokens, leases or anything of Kafka: those live in
 * wall time whatever the application. Plain Java, for domain code too.
 */
@NullMarked
package dev.tidemark.chassis.clock;

import org.jspecify.annotations.NullMarked;
