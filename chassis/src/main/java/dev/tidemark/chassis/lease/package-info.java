/**
 * Who of the replicas does a piece of scheduled work: one row per work, with owner, fencing token
 * and expiry.
 *
 * <p>Whoever takes the lease gets a greater token. A leader that was paused beyond the expiry may
 * still run, so its result counts only if it is written under {@link
 * dev.tidemark.chassis.lease.Lease#isCurrent}, in the statement or transaction of the result: the
 * old token then writes nothing. All times are the database's.
 *
 * <p>It is not a lock for work per record (partitions do that) and no election for its own sake.
 * The table comes with the Flyway location {@code db/chassis}.
 */
@NullMarked
package dev.tidemark.chassis.lease;

import org.jspecify.annotations.NullMarked;
