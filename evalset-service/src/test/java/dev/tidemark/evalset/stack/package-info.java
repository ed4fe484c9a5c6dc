/** The service on the embedded stack: what its tests send and how they read its doors. */
@NullMarked
package dev.tidemark.evalset.stack;

import org.jspecify.annotations.NullMarked;
