/**
 * The gRPC door of gateways and operators: each rpc goes to the feature it belongs to.
 *
 * <p>Holds no rule: features check what they are given, whichever door it came by.
 */
@NullMarked
package dev.tidemark.ingest.door;

import org.jspecify.annotations.NullMarked;
