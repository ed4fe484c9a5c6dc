/**
 * Plays recorded traffic through the front door, so that playing it twice changes nothing.
 *
 * <p>Not an importer: records take the same way, in the same batches, as those of a live gateway.
 */
@NullMarked
package dev.tidemark.quickstart.replay;

import org.jspecify.annotations.NullMarked;
