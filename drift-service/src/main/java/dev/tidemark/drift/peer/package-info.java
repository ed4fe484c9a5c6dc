/**
 * Whether the other services answer, and when they last did.
 *
 * <p>Only for people who look: no work of this service waits for a peer.
 */
@NullMarked
package dev.tidemark.drift.peer;

import org.jspecify.annotations.NullMarked;
