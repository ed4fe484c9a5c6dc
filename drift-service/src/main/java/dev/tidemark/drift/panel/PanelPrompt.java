package dev.tidemark.drift.panel;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.drift.exposure.ExposureBin;

/**
 * One first-turn prompt of a panel user. Arrays are not copied.
 *
 * @param application it belongs to
 * @param user pseudonym
 * @param block of the user
 * @param day of its event time
 * @param space of its features
 * @param deployment that served it; empty when unknown
 * @param bin earlier answers of that deployment
 * @param codebook version of its cell
 * @param cell of its vector
 * @param patternsVersion version of its patterns
 * @param patterns values in the set's order
 * @param features panel features, length 512
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PanelPrompt(
    ApplicationKey application,
    String user,
    int block,
    long day,
    String space,
    String deployment,
    ExposureBin bin,
    int codebook,
    int cell,
    String patternsVersion,
    float[] patterns,
    float[] features) {}
