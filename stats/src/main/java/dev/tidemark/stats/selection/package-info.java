/**
 * From a week of sampled prompts to the items of an eval set: a weighted pool is reduced without
 * moving what it represents, then a set is chosen that lies near it.
 *
 * <p>Pure and deterministic: the same items, plan and seed give the same set in whatever order the
 * items come. It reads no text and knows no version: which texts are copies, personal data and the
 * rules of publication are the caller's. Method: docs/methods/evalset.md.
 */
@NullMarked
package dev.tidemark.stats.selection;

import org.jspecify.annotations.NullMarked;
