/** The doors: gRPC and HTTP. */
@NullMarked
package dev.tidemark.shadow.serve;

import org.jspecify.annotations.NullMarked;
