/** Checks that the contract only ever grows. */
@NullMarked
package dev.tidemark.proto.contract;

import org.jspecify.annotations.NullMarked;
