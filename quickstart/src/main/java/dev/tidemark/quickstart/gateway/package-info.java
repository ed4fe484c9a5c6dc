/**
 * The front door as a gateway sees it: authenticated calls that repeat until they are answered.
 *
 * <p>Not a client library for others: it knows only what replay, demo and tests send.
 */
@NullMarked
package dev.tidemark.quickstart.gateway;

import org.jspecify.annotations.NullMarked;
