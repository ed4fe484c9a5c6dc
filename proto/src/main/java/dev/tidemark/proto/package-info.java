/** The contract of Tidemark; generated stubs live in the packages below, one for each domain. */
@NullMarked
package dev.tidemark.proto;

import org.jspecify.annotations.NullMarked;
