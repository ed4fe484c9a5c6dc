/** Draws by hash: repeatable by whoever holds the service's key, and one label a purpose. */
@NullMarked
package dev.tidemark.shadow.draw;

import org.jspecify.annotations.NullMarked;
