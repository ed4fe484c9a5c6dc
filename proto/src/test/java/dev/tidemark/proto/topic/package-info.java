/** Tests of topic names and keys. */
@NullMarked
package dev.tidemark.proto.topic;

import org.jspecify.annotations.NullMarked;
