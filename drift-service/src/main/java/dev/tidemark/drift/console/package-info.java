/**
 * The page at {@code /} and how a browser gets in.
 *
 * <p>The page and what it loads hold no data and are served to anybody who reaches the port; every
 * number on it comes from the API under {@code /api/v1}, which wants a session or a token. Nothing
 * is computed here.
 */
@NullMarked
package dev.tidemark.drift.console;

import org.jspecify.annotations.NullMarked;
