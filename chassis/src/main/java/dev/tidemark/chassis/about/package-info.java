/**
 * Which service this is and which version of it runs.
 *
 * <p>It is not its health: that is on the management port and in {@code grpc.health.v1}.
 */
@NullMarked
package dev.tidemark.chassis.about;

import org.jspecify.annotations.NullMarked;
