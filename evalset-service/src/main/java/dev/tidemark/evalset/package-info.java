/**
 * The evalset service: keeps a week of production's prompts and cuts versions of the eval set from
 * it.
 *
 * <p>It makes no vectors and owns no space: it computes on those it was sent. It calls no model.
 */
@NullMarked
package dev.tidemark.evalset;

import org.jspecify.annotations.NullMarked;
