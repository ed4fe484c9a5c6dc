/**
 * Forgets a user: his prompts leave the pool, his items of versions become tombstones.
 *
 * <p>A tombstone keeps hash, weight and cell, so that the version still verifies. The erasure
 * itself is remembered, so that records of before, still on their way through Kafka, do not bring
 * the user back.
 */
@NullMarked
package dev.tidemark.evalset.erasure;

import org.jspecify.annotations.NullMarked;
