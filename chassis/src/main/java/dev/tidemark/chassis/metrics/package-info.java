/** How metrics are called outside. What is measured stands with the features. */
@NullMarked
package dev.tidemark.chassis.metrics;

import org.jspecify.annotations.NullMarked;
