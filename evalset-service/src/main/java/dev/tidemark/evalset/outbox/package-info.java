/**
 * Publishes versions: rows are written in the transaction of the version and go when the broker has
 * acknowledged the event.
 *
 * <p>A crash between the two publishes again under the same key, which a compacted topic does not
 * mind. What an event says is made by whoever writes the row.
 */
@NullMarked
package dev.tidemark.evalset.outbox;

import org.jspecify.annotations.NullMarked;
