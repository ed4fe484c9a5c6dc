/**
 * Scores production and candidates on what users send now.
 *
 * <p>It makes no vectors and keeps no eval set: those are drift's and evalset's.
 */
@NullMarked
package dev.tidemark.shadow;

import org.jspecify.annotations.NullMarked;
