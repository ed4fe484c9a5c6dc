/**
 * How many answers of each deployment a panel user had received before a prompt.
 *
 * <p>Counted while records are enriched, in the order of their partition, in the transaction of the
 * offset. Users outside the panel have no count.
 */
@NullMarked
package dev.tidemark.drift.exposure;

import org.jspecify.annotations.NullMarked;
