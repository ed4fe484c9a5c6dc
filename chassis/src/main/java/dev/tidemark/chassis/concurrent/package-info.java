/** Work side by side: how many pieces at a time. It knows no thread pool and no broker. */
@NullMarked
package dev.tidemark.chassis.concurrent;

import org.jspecify.annotations.NullMarked;
