/** The whole pipeline against a real broker and database. */
@NullMarked
package dev.tidemark.drift.pipeline;

import org.jspecify.annotations.NullMarked;
