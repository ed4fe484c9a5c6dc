/**
 * Whether this process lives and can take work, over HTTP and as {@code grpc.health.v1}.
 *
 * <p>Alive means: the event loops run. Ready means: this replica can take work; what that needs is
 * decided by the {@code Readiness} checks of each service, and {@code grpc.health.v1} says the same
 * at the moment it is asked. Started has no check of its own: a process answers on its management
 * port only after it has migrated its schema and run everything that must run first.
 *
 * <p>What replicas share makes none of them unready: an outage of it is told in the details.
 */
@NullMarked
package dev.tidemark.chassis.health;

import org.jspecify.annotations.NullMarked;
