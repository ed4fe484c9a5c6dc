/** What every Tidemark service must do alike. */
@NullMarked
package dev.tidemark.chassis;

import org.jspecify.annotations.NullMarked;
