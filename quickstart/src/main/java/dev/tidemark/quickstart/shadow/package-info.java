/**
 * Registers candidates with shadow and reads its verdicts, as an operator and a viewer would.
 *
 * <p>Nothing is computed here.
 */
@NullMarked
package dev.tidemark.quickstart.shadow;

import org.jspecify.annotations.NullMarked;
