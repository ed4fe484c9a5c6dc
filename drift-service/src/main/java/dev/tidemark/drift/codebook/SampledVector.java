package dev.tidemark.drift.codebook;

import dev.tidemark.chassis.application.ApplicationKey;

/**
 * A vector that a codebook may be learned from.
 *
 * @param application it belongs to
 * @param space of the vector
 * @param user pseudonym of the author, by which it is erased; may be empty
 * @param vector norm 1, not copied
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SampledVector(
    ApplicationKey application, String space, String user, float[] vector) {}
