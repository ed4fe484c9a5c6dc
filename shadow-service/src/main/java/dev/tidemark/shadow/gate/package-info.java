/** What a delivery pipeline is told about a candidate. */
@NullMarked
package dev.tidemark.shadow.gate;

import org.jspecify.annotations.NullMarked;
