package dev.tidemark.stats.cluster;

/**
 * The cell of one vector.
 *
 * @param cell index of the nearest centroid, in [0, cells)
 * @param distance Euclidean distance of unit vectors to it, in [0, 2]
 */
public record CellAssignment(int cell, double distance) {}
