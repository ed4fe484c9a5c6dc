/**
 * The doors: gRPC and HTTP say the same of versions, items and differences.
 *
 * <p>Nothing is decided here; roles are declared on every door.
 */
@NullMarked
package dev.tidemark.evalset.serve;

import org.jspecify.annotations.NullMarked;
