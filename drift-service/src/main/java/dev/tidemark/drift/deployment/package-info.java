/**
 * The registry of deployments: announced by gateways, named by records, or inferred from them.
 *
 * <p>Ids stamped on records are never rewritten: when an inferred deployment turns out to be an
 * announced one, an alias row says so, and whoever reads sums maps their ids through {@link
 * dev.tidemark.drift.deployment.Deployments#canonical}. It estimates nothing.
 */
@NullMarked
package dev.tidemark.drift.deployment;

import org.jspecify.annotations.NullMarked;
