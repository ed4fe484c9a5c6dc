/** What a newcomer runs: the launcher and all that it starts, in packages by subject. */
@NullMarked
package dev.tidemark.quickstart;

import org.jspecify.annotations.NullMarked;
