package dev.tidemark.drift.sketch;

import dev.tidemark.chassis.application.ApplicationKey;

/**
 * One record as the sketches take it. Arrays are not copied.
 *
 * @param application it belongs to
 * @param day of its event time
 * @param block of its author, 0 to 255
 * @param key what it shares with others
 * @param cell in the codebook of the key
 * @param weight 1 / inclusion probability
 * @param distance features for distances, length 1024, norm 1
 * @param panel features for adaptation, length 512, norm 1
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Sketched(
    ApplicationKey application,
    long day,
    int block,
    SketchKey key,
    int cell,
    double weight,
    float[] distance,
    float[] panel) {}
