/**
 * Whether the other services answer, when they last did, and how they are asked.
 *
 * <p>Only for people who look: no work of this service waits for a peer, and nothing of what a peer
 * says is computed upon. What is asked stands in the packages below.
 */
@NullMarked
package dev.tidemark.drift.peer;

import org.jspecify.annotations.NullMarked;
