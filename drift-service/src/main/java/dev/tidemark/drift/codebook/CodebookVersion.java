package dev.tidemark.drift.codebook;

/**
 * What is known of a learned codebook without its centroids.
 *
 * @param version from 1
 * @param effectiveDay first day that may be stamped with it, days since 1970-01-01
 * @param cells number of cells, 1 to 128
 * @param learnedFrom number of prompts it was learned from
 */
public record CodebookVersion(int version, long effectiveDay, int cells, int learnedFrom) {}
