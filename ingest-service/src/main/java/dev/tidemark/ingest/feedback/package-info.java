/**
 * What users say of answers, handed to the partition of the interaction it speaks of.
 *
 * <p>Does not know whether the interaction was sampled: consumers join.
 */
@NullMarked
package dev.tidemark.ingest.feedback;

import org.jspecify.annotations.NullMarked;
