/**
 * Requests to forget a user.
 *
 * <p>Deletes nothing itself: each service erases what it keeps.
 */
@NullMarked
package dev.tidemark.ingest.erasure;

import org.jspecify.annotations.NullMarked;
