/** Enters closed user-days, once and in order, and reads the verdict from what was entered. */
@NullMarked
package dev.tidemark.shadow.verdict;

import org.jspecify.annotations.NullMarked;
