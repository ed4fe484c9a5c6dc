/**
 * {@code grpc.health.v1} says what readiness over HTTP says, at the moment it is asked.
 *
 * <p>Ready means: this replica can take work. What that needs is decided by the {@code Readiness}
 * checks of each service; this package only gives the answer a second door, and makes every service
 * speak gRPC from its first day.
 */
@NullMarked
package dev.tidemark.chassis.health;

import org.jspecify.annotations.NullMarked;
