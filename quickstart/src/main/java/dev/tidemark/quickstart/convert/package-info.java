/**
 * Makes replay files and recorded answers out of public collections of prompts and answers.
 *
 * <p>Reads files that somebody else published and writes the forms that {@code replay} and the
 * stand-in models read. Knows no service.
 */
@NullMarked
package dev.tidemark.quickstart.convert;

import org.jspecify.annotations.NullMarked;
