/** What users said of answers. */
@NullMarked
package dev.tidemark.shadow.feedback;

import org.jspecify.annotations.NullMarked;
