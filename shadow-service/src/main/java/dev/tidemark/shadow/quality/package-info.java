/** Production's own quality by day and deployment. */
@NullMarked
package dev.tidemark.shadow.quality;

import org.jspecify.annotations.NullMarked;
