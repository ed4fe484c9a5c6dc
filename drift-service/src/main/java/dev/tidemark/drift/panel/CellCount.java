package dev.tidemark.drift.panel;

/**
 * Prompts in one cell.
 *
 * @param cell index in the row's codebook
 * @param prompts at least 1
 */
public record CellCount(int cell, int prompts) {}
