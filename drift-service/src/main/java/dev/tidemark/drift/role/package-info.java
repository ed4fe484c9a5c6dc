/**
 * Which parts of drift a replica plays: enrich, analyse, serve.
 *
 * <p>A role that is not held reads no topic and loads no embedder. Only names and switches stand
 * here; what a role does is its features'.
 */
@NullMarked
package dev.tidemark.drift.role;

import org.jspecify.annotations.NullMarked;
