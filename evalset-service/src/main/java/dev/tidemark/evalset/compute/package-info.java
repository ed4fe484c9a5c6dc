/**
 * Where the maths of a cut runs: on threads of its own, told to stop when nobody waits any more.
 *
 * <p>It knows nothing of what is computed.
 */
@NullMarked
package dev.tidemark.evalset.compute;

import org.jspecify.annotations.NullMarked;
