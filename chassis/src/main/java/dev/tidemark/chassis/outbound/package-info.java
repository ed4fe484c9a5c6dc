/**
 * Where our own calls may go: candidates, judges, embedders, webhooks.
 *
 * <p>A URL must stand under one of the prefixes of its feature, {@code
 * tidemark.<feature>.allowed-endpoints}, and its name must not resolve to an address from which a
 * machine tells secrets to whoever asks. The addresses that were checked are part of the answer:
 * the client connects to those, not to a second resolution, and follows no redirect.
 *
 * <p>It is not a client and keeps no connections.
 */
@NullMarked
package dev.tidemark.chassis.outbound;

import org.jspecify.annotations.NullMarked;
