package dev.tidemark.drift.panel;

import dev.tidemark.drift.exposure.ExposureBin;
import java.util.List;

/**
 * Sums of one panel user, day, deployment and exposure bin over first-turn prompts. Arrays are the
 * row's own and not copied: read, do not write.
 *
 * @param user pseudonym
 * @param block of the user, 0 to 255
 * @param day days since 1970-01-01
 * @param deployment that served the prompts, as stamped; empty when unknown
 * @param bin earlier answers of that deployment
 * @param codebook version of the cells
 * @param patternsVersion version of the pattern set
 * @param prompts number of prompts with a vector, at least 1
 * @param cells prompts per cell, by cell, no cell twice
 * @param features sum of the panel features, length 512
 * @param patterns sum per pattern
 * @param squares sum of squares per pattern
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; 2 KB a row
public record PanelDay(
    String user,
    int block,
    long day,
    String deployment,
    ExposureBin bin,
    int codebook,
    String patternsVersion,
    int prompts,
    List<CellCount> cells,
    float[] features,
    float[] patterns,
    float[] squares) {}
