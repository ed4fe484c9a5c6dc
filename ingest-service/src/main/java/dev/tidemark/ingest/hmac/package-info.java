/**
 * HMAC-SHA256 under a fixed key, without locks and without thread-locals.
 *
 * <p>Knows nothing of what is hashed: encodings belong to the callers.
 */
@NullMarked
package dev.tidemark.ingest.hmac;

import org.jspecify.annotations.NullMarked;
