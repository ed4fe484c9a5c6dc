/** One application's six weeks in memory, for tests of reports, doors and page. */
@NullMarked
package dev.tidemark.drift.story;

import org.jspecify.annotations.NullMarked;
