/**
 * Topic codebooks: the shipped one, the one learned from an application's first prompts, and which
 * of them a day is stamped with.
 *
 * <p>Every day has one version across all replicas: the first replica to enter the day decides, and
 * a learned codebook is never in force on a day already entered. Centroids are vectors of a space;
 * nothing here embeds text.
 */
@NullMarked
package dev.tidemark.drift.codebook;

import org.jspecify.annotations.NullMarked;
