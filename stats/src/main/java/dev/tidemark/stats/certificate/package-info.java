/**
 * What a published eval set is worth, measured on users whose prompts it was not chosen from.
 *
 * <p>Everything is computed with the exact kernel: the pool a set was chosen on, and random
 * features a choice could have fitted, would flatter it. It decides nothing; a version below the
 * minima is published without these numbers. Method: docs/methods/evalset.md.
 */
@NullMarked
package dev.tidemark.stats.certificate;

import org.jspecify.annotations.NullMarked;
