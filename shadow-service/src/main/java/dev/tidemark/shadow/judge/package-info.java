/**
 * What a judge is asked and how its answer is read. A reply that cannot be read is missing, never a
 * default.
 */
@NullMarked
package dev.tidemark.shadow.judge;

import org.jspecify.annotations.NullMarked;
