/**
 * Which interactions are kept, and with which probability: pure functions of salt, ids and policy.
 *
 * <p>Not random: the same interaction under the same policy is decided alike for ever and
 * everywhere. docs/sampling.md has the encoding and test vectors for gateways.
 */
@NullMarked
package dev.tidemark.ingest.sampling;

import org.jspecify.annotations.NullMarked;
