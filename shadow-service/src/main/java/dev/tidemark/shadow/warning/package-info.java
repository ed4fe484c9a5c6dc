/** Warnings that are not said at every look. */
@NullMarked
package dev.tidemark.shadow.warning;

import org.jspecify.annotations.NullMarked;
