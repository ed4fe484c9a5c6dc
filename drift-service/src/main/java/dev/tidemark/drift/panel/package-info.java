/**
 * Sums of panel users per day over their first-turn prompts, for the adaptation report.
 *
 * <p>One row per (user, day, deployment, exposure bin, codebook, patterns version): prompts,
 * prompts per cell, sum of the 512 panel features (cosines, then sines), sums and squared sums of
 * the patterns; every prompt has weight 1. Windows before and after a deployment are sums over
 * days. Within-topic sums follow as features - sum over cells of n_t m_t with topic means m_t of
 * {@code cell_sum}. Erased by pseudonym; no text is kept here.
 */
@NullMarked
package dev.tidemark.drift.panel;

import org.jspecify.annotations.NullMarked;
