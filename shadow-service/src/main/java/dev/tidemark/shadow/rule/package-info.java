/** Checks that score an answer by itself, without a model. */
@NullMarked
package dev.tidemark.shadow.rule;

import org.jspecify.annotations.NullMarked;
