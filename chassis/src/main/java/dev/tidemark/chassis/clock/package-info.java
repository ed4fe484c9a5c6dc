/**
 * What time it is for an application: all statistical time is read here.
 *
 * <p>A WALL application lives in wall time. An EVENT application (replay, simulation) lives in the
 * time of its records: each partition has a watermark, its greatest event time; now is the least of
 * them, and the end of a stream moves all of them.
 *
 * <p>It is not for retention of personal data, tokens, leases or anything of Kafka: those live in
 * wall time whatever the application.
 */
@NullMarked
package dev.tidemark.chassis.clock;

import org.jspecify.annotations.NullMarked;
