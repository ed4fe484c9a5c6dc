/** How every service sends what it has to tell: in batches that are acknowledged as a whole. */
@NullMarked
package dev.tidemark.chassis.publish;

import org.jspecify.annotations.NullMarked;
