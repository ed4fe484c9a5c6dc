/** The services as processes on a real broker and database: traffic, kills, replay, a trace. */
@NullMarked
package dev.tidemark.system.endtoend;

import org.jspecify.annotations.NullMarked;
