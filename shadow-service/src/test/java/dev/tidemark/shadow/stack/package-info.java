/** The service on a real broker and database, with stub models and a stub of drift. */
@NullMarked
package dev.tidemark.shadow.stack;

import org.jspecify.annotations.NullMarked;
