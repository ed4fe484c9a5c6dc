/**
 * Pure statistics of Tidemark: kernels, sketches, tests and simulation.
 *
 * <p>Depends on {@code java.*}, the incubating vector API and JSpecify only. It knows no service,
 * no database, no protocol and no clock; randomness is always an explicit seed.
 */
@NullMarked
package dev.tidemark.stats;

import org.jspecify.annotations.NullMarked;
