/**
 * Benchmarks a user can repeat: each prints its progress and a table and writes one JSON file.
 *
 * <p>They run in one process, with seeds 1..n, and compare with a baseline measured in the same
 * run.
 */
@NullMarked
package dev.tidemark.quickstart.bench;

import org.jspecify.annotations.NullMarked;
