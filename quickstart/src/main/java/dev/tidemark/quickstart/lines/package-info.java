/**
 * Files that hold one JSON object a line, read whole, with the place of whatever is wrong in them.
 *
 * <p>Not for recordings, which are played from disk line by line: see {@code replay}.
 */
@NullMarked
package dev.tidemark.quickstart.lines;

import org.jspecify.annotations.NullMarked;
