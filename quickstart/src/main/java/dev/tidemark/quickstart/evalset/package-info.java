/**
 * Asks evalset for versions, as an operator and a viewer would.
 *
 * <p>Nothing is computed here.
 */
@NullMarked
package dev.tidemark.quickstart.evalset;

import org.jspecify.annotations.NullMarked;
