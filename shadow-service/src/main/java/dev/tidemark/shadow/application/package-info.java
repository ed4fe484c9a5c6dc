/**
 * Keeps shadow's copy of the applications; what they are stands in {@link
 * dev.tidemark.chassis.application}.
 */
@NullMarked
package dev.tidemark.shadow.application;

import org.jspecify.annotations.NullMarked;
