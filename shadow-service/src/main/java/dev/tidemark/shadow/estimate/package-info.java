/** Numbers with their uncertainty: means over requests whose unit is the user. */
@NullMarked
package dev.tidemark.shadow.estimate;

import org.jspecify.annotations.NullMarked;
