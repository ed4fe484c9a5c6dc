/**
 * The commands behind {@code ./tidemark}: arguments in, plain lines and an exit code out.
 *
 * <p>No work is done here; each command hands over to the package of its subject.
 */
@NullMarked
package dev.tidemark.quickstart.cli;

import org.jspecify.annotations.NullMarked;
