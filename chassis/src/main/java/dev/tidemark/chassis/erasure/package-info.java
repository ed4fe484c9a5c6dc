/**
 * How a service forgets a user: reading of erasures, and the lock between them and those who write
 * rows of users. What is deleted is each service's {@link dev.tidemark.chassis.erasure.Eraser}; no
 * table stands here.
 */
@NullMarked
package dev.tidemark.chassis.erasure;

import org.jspecify.annotations.NullMarked;
