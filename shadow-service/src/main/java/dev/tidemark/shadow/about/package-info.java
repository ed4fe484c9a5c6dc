/**
 * Which service this is and which version of it runs; the only thing it serves so far.
 *
 * <p>It is not its health: that is on the management port and in {@code grpc.health.v1}.
 */
@NullMarked
package dev.tidemark.shadow.about;

import org.jspecify.annotations.NullMarked;
