/**
 * Announcements of deployments with their roll-out plans.
 *
 * <p>Not the registry: drift owns it.
 */
@NullMarked
package dev.tidemark.ingest.deployment;

import org.jspecify.annotations.NullMarked;
