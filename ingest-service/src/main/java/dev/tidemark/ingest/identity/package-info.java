/**
 * Pseudonyms of users and conversations under the secret key of this installation.
 *
 * <p>Not the sampling hash: that one is made with a salt every gateway knows.
 */
@NullMarked
package dev.tidemark.ingest.identity;

import org.jspecify.annotations.NullMarked;
