/**
 * How far apart windows are, computed from sketches alone.
 *
 * <p>Every estimate drops pairs of records of one block of users, so people who write much do not
 * pass for a shift. It knows no vectors and no storage.
 */
@NullMarked
package dev.tidemark.stats.shift;

import org.jspecify.annotations.NullMarked;
